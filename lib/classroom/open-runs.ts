import type { Report } from '../checker/report.ts';
import type { Curriculum } from '../curriculum/step.ts';
import type { Engine } from '../engine/start-engine.ts';
import type { FeedHub } from '../feed/hub.ts';
import { unkeyed } from '../receivers/keys/authorisation.ts';
import type { Arrival } from '../telemetry/arrival.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import { Conclusions } from './conclusions.ts';
import { CurriculumJudge, expectationOf } from './judge.ts';
import { OwnBook } from './own/own-book.ts';
import { OwnRuns } from './own/own-runs.ts';
import { OwnStates } from './own/own-states.ts';
import { ProbeEars } from './own/probe-ears.ts';
import type { CallPolicy } from './own/target.ts';
import { practiceServices } from './practice-services.ts';
import type { ProgressBook } from './progress.ts';
import type { Judge } from './run-host.ts';
import { RunRegistry } from './run-registry.ts';
import type { Run } from './run-schema.ts';
import { groupsIn, readRunSignals } from './run-signal-reads.ts';
import { PRACTICE } from './stage-keys.ts';
import type { VerdictBook } from './verdicts.ts';

interface Concluded {
  run: Run;
  report: Report;
  traceIds: string[];
}

interface Books {
  progress: ProgressBook;
  verdicts: VerdictBook;
  feed: FeedHub;
}

/** What runs need to know of the rest of the classroom. */
export interface Around extends Books {
  engine: Engine;
  curriculum: Curriculum;
  /** The practice backend's `service.name`. */
  practiceService: string;
  /** Which services of a workspace's student may be called; asked at each call, since doors open later. */
  policy: (workspace: string) => CallPolicy;
}

/** Every run, and those among them that are on a student's own service. */
export interface Runs {
  runs: RunRegistry;
  own: OwnRuns;
  /** Drops the runs of a workspace that is to be emptied; resolves once nothing of them is written any more. */
  end: (workspace: string) => Promise<void>;
}

/** A final report is kept before it is shown, so that a page that asks again finds it; a passed one is progress. */
async function conclude(
  { run, report, traceIds }: Concluded,
  { progress, verdicts, feed }: Books,
  states: OwnStates,
): Promise<void> {
  const { workspace, runId, syntheticParent, startedAt, purpose } = run;
  const isStudents = purpose === 'learn';
  const own = states.get(runId);
  const kept = { report, runId, traceIds, syntheticParent, startedAt, ...(own && { own }) };
  if (isStudents) await verdicts.keep(workspace, kept);
  feed.publish(workspace, { type: 'report', runId, report, traceIds });
  const news = isStudents && (await progress.note(workspace, report, runId, Date.now()));
  if (news) feed.publish(workspace, { type: 'progress', step: run.step, done: true });
}

/** Whatever goes wrong while a run is judged is ours, and is said once for each time. */
const tell = (run: Run, error: unknown): boolean =>
  process.stderr.write(`Spanwalk could not judge a run of ${run.step}: ${String(error)}\n`);

/** Where they send: without a key, or with the practice backend's. A student's own key tells even a like name apart. */
const ourEnvironments: ReadonlySet<string> = new Set([unkeyed.environment, PRACTICE]);

/** Requests at the doors that a verdict may look at. */
const MOST_ARRIVALS = 200;

interface Door {
  engine: Engine;
  ours: ReadonlySet<string>;
  /** Whether a trace belongs to another run, or to a probe. */
  isAnothers: (run: Run, traceId: string) => boolean;
}

/** What reached a door since a run began, but for what is known to be another's. */
async function arrivalsOf(run: Run, { engine, ours, isAnothers }: Door): Promise<Arrival[]> {
  const arrivals = await engine.arrivals(run.workspace, { since: run.startedAt, limit: MOST_ARRIVALS });
  return arrivals.filter(({ services, environment, traceIds }) => {
    if (traceIds.length > 0 && traceIds.every((traceId) => isAnothers(run, traceId))) return false;
    if (run.own === undefined || services.length === 0) return true;
    return services.some((service) => !ours.has(service)) || !ourEnvironments.has(environment ?? '');
  });
}

/** Traces one after the other, until there are as many spans as are wanted. */
async function readTraces(
  engine: Engine,
  workspace: string,
  { traceIds, limit }: { traceIds: readonly string[]; limit: number },
): Promise<StoredSpan[]> {
  const spans: StoredSpan[] = [];
  for (const traceId of traceIds) {
    if (spans.length >= limit) break;
    spans.push(...(await engine.spansOfTrace(workspace, traceId, limit - spans.length)));
  }
  return spans;
}

/** The checker's verdict on what arrived, with what the answers of one's own service add to it. */
const judgeWith = (judge: Judge, states: OwnStates): Judge => ({
  evaluate: (run, spans, closedBy, circumstances) =>
    states.complete(run, judge.evaluate(run, spans, closedBy, circumstances)),
  decide: (run, arrivals, state) => judge.decide(run, arrivals, state),
});

/** Opens the books of runs: the registry, and beside it what calls and watches students' own services. */
export function openRuns(around: Around): Runs {
  const { engine, curriculum, feed, policy } = around;
  const states = new OwnStates((workspace, run) => feed.publish(workspace, { type: 'own-run', run }));
  const ears = new ProbeEars();
  const conclusions = new Conclusions();
  const ours = new Set(practiceServices({ serviceName: around.practiceService }));
  const own = new OwnRuns({ states, ears, book: new OwnBook(engine), runs: () => runs, policy, now: Date.now });
  const isAnothers = (run: Run, traceId: string): boolean =>
    runs.isAnothers(run, traceId) || ears.knows(run.workspace, traceId);
  const runs = new RunRegistry(
    {
      judge: judgeWith(new CurriculumJudge(curriculum), states),
      now: Date.now,
      read: (workspace, traceIds, limit) => readTraces(engine, workspace, { traceIds, limit }),
      readSignals: (run, traceIds) =>
        readRunSignals(engine, run, { traceIds, groups: groupsIn(expectationOf(curriculum, run)) }),
      isOurs: ({ service, environment }) => ours.has(service) && ourEnvironments.has(environment),
      onReport: (run, report, open, traceIds) => {
        if (open) return feed.publish(run.workspace, { type: 'report', runId: run.runId, report, traceIds });
        states.close(run.runId);
        const kept = conclude({ run, report, traceIds }, around, states);
        conclusions.during(
          run.workspace,
          kept.catch((error: unknown) => tell(run, error)),
        );
      },
      onFault: tell,
      askWhy: (run) => own.askWhy(run),
      arrivals: (run) => arrivalsOf(run, { engine, ours, isAnothers }),
    },
    ears,
  );
  const end = (workspace: string): Promise<void> => {
    runs.forgetAll(workspace);
    return conclusions.done(workspace);
  };
  return { runs, own, end };
}
