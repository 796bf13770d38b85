import { cpus, release, totalmem, type } from 'node:os';
import { benchBeside } from './beside.ts';
import { benchCohort } from './cohort.ts';
import { benchChecker } from './checker.ts';
import { benchIngest } from './ingest.ts';
import { benchLogEvents } from './log-events.ts';
import { benchPages } from './pages.ts';
import { benchMillion, benchTenMillion } from './queries/queries.ts';
import { benchPrune } from './prune.ts';
import { benchStartup } from './startup.ts';
import { benchTraces } from './traces.ts';
import { benchUdp } from './udp.ts';

const parts: Record<string, () => Promise<string[]>> = {
  startup: benchStartup,
  ingest: benchIngest,
  udp: benchUdp,
  logs: benchLogEvents,
  queries: benchMillion,
  'queries-10m': benchTenMillion,
  beside: benchBeside,
  prune: benchPrune,
  pages: benchPages,
  traces: benchTraces,
  checker: benchChecker,
  cohort: benchCohort,
};

/** Parts that take minutes, or gigabytes; only whoever names them gets them. */
const onDemand = new Set(['queries-10m']);

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, ${memory} GiB, ${type()} ${release()}, Node ${process.versions.node}`;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no benchmark “${unknown.join(', ')}”. There are: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

console.log(`${machine()}\nmedian (least to most); load generator and browser share the machine\n`);
for (const [name, run] of Object.entries(parts)) {
  if (wanted.length > 0 ? !wanted.includes(name) : onDemand.has(name)) continue;
  for (const line of await run()) console.log(line);
}
