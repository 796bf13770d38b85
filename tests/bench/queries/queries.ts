import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseQuery } from '../../../lib/query/parse.ts';
import { planQuery } from '../../../lib/query/plan.ts';
import type { QueryPlan } from '../../../lib/query/spec.ts';
import { openDuckDbStore, type EmbeddedStore } from '../../../lib/store/duckdb/open.ts';
import { latency, quantile, ratio } from '../statistics.ts';
import { fill, NOW, openPlain, type Filling } from './fill.ts';
import { compared, others, plainSql, type Question } from './questions.ts';

/** What is measured, and against what. */
interface Scale extends Filling {
  rounds: number;
  /** The 95th percentile that a query is to stay under, milliseconds. */
  target: number;
}

type Asked = () => Promise<number>;

function planOf({ spec }: Question): QueryPlan {
  const parsed = parseQuery(spec);
  if ('problems' in parsed) throw new Error('The benchmark asks an invalid query.');
  return planQuery(parsed.ok, NOW);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const ask = (store: EmbeddedStore, workspace: string, question: Question): Asked => {
  const plan = planOf(question);
  return () => timed(() => store.query(workspace, plan));
};

type Plain = Awaited<ReturnType<typeof openPlain>>;

const askPlain = ({ connection }: Plain, question: Question): Asked => {
  const statements = plainSql(question, planOf(question));
  return () =>
    timed(async () => {
      for (const sql of statements) (await connection.runAndReadAll(sql)).getRowsJS();
    });
};

/** The two in turns, so that whatever else the machine does meets both. */
async function inTurns(ours: Asked, plain: Asked, rounds: number): Promise<[ours: number[], plain: number[]]> {
  const took: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    took[0].push(await ours());
    took[1].push(await plain());
  }
  return took;
}

/**
 * The first time a question is asked, what it asks for may not be kept in a column yet. How long it took then, and after
 * how long all that was done in the background.
 */
async function warm(store: EmbeddedStore, ours: Asked): Promise<{ first: number; settled: number }> {
  const first = await ours();
  const settled = first + (await timed(() => store.settled()));
  await ours();
  return { first, settled };
}

async function comparedFigures(store: EmbeddedStore, plain: Plain, { millions, rounds, target }: Scale): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, question] of Object.entries(compared)) {
    const [ours, theirs] = [ask(store, 'all', question), askPlain(plain, question)];
    const { first, settled } = await warm(store, ours);
    await theirs();
    const [took, tookPlain] = await inTurns(ours, theirs, rounds);
    lines.push(ratio(`${name}, ${millions} M spans`, { took, plain: tookPlain, target }));
    if (first > 5 * quantile(took, 0.5)) lines.push(`${'… the first time it was asked'.padEnd(46)} ${first.toFixed(0)} ms; at its best ${settled.toFixed(0)} ms after it was asked`);
  }
  return lines;
} // prettier-ignore

async function otherFigures(store: EmbeddedStore, workspace: string, of: string): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, question] of Object.entries(workspace === 'all' ? others : { ...compared, ...others })) {
    const asked = ask(store, workspace, question);
    await warm(store, asked);
    const took: number[] = [];
    for (let round = 0; round < 9; round += 1) took.push(await asked());
    lines.push(latency(`${name}, ${of}`, took));
  }
  return lines;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

async function figures(folder: string, scale: Scale): Promise<string[]> {
  const { millions, sampled } = scale;
  const [file, plainFile] = [join(folder, 'spans.duckdb'), join(folder, 'plain.duckdb')];
  const filling = await timed(() => fill(file, plainFile, scale));
  const sizes = [(await stat(file)).size, (await stat(plainFile)).size].map(megabytes);
  const store = await openDuckDbStore({ file });
  const plain = await openPlain(plainFile);
  try {
    return [
      `${millions} M spans in ${(filling / 1000).toFixed(0)} s: the store's file ${sizes[0]}${sampled ? ' with a second million that weighs ten' : ''}, the plain one ${sizes[1]}`,
      ...(await comparedFigures(store, plain, scale)),
      ...(await otherFigures(store, 'all', `${millions} M spans`)),
      ...(sampled ? await otherFigures(store, 'sampled', '1 M spans that weigh ten') : []),
      `${'memory of the process'.padEnd(46)} ${megabytes(process.memoryUsage().rss)}`,
    ];
  } finally {
    plain.close();
    await store.close();
  }
} // prettier-ignore

async function inFolder(scale: Scale): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'spanwalk-bench-'));
  try {
    return await figures(folder, scale);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The lessons' queries over a million spans beside plain DuckDB on typed columns, and over such as stand for ten each. */
export const benchMillion = (): Promise<string[]> => inFolder({ millions: 1, sampled: true, rounds: 40, target: 100 });

/** The same over ten million. Takes some minutes and 3 GB of disk. */
export const benchTenMillion = (): Promise<string[]> =>
  inFolder({ millions: 10, sampled: false, rounds: 20, target: 1000 });
