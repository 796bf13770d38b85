import type { Report } from '../../checker/report.ts';
import type { AskedQuery } from '../../checker/judge-query.ts';
import { judgeSavedQuery, missesOf, type SavedAnswer } from '../../checker/judge-saved-query.ts';
import type { Step } from '../../curriculum/step.ts';
import type { Engine } from '../../engine/start-engine.ts';
import { parseQuery } from '../../query/parse.ts';
import { ALL_DATASETS, planQuery } from '../../query/plan.ts';
import type { SavedQuery } from '../../query/saved-query.ts';
import type { QuerySpec } from '../../query/spec.ts';
import type { Problem } from '../../telemetry/problem.ts';
import type { SavedQueries } from './saved-queries.ts';

type QueryStep = Extract<Step, { kind: 'query' }>;

interface Asking {
  engine: Pick<Engine, 'query'>;
  savedQueries: SavedQueries;
  workspace: string;
  /** Unix milliseconds. */
  now: number;
}

/** So many saved queries are asked for one verdict, those that come nearest to what is wanted. */
const MOST_ASKED = 5;

const answerTo = async (spec: QuerySpec, dataset: string, { engine, workspace, now }: Asking): Promise<AskedQuery> => ({
  spec,
  result: await engine.query(workspace, planQuery(spec, now, dataset)),
});

/** The saved queries that come into question, with what they return: the one that is looked at, then the nearest. */
async function answersOf(step: QueryStep, all: readonly SavedQuery[], open: string | null, asking: Asking): Promise<SavedAnswer[]> {
  const read = all.flatMap((query) => {
    const parsed = parseQuery(query.spec);
    if ('problems' in parsed) return [];
    const first = query.id === open ? 0 : 1;
    return [{ query, spec: parsed.ok, misses: missesOf(step.expectation, parsed.ok), first }];
  });
  read.sort((a, b) => a.misses - b.misses || a.first - b.first || b.query.updatedAt - a.query.updatedAt);
  const nearest = read.filter(({ first }, index) => first === 0 || index < MOST_ASKED);
  const answers: SavedAnswer[] = [];
  for (const { query, spec } of nearest) {
    const { id, name, dataset } = query;
    answers.push({ id, name, ...(await answerTo(spec, dataset, asking)) });
  }
  return answers;
} // prettier-ignore

/** What the student shows: the query on the screen, and the saved one that it began as. */
export interface Shown {
  query?: unknown;
  open: string | null;
}

/** Judges what a workspace has saved; the query on the screen only helps to say what is missing. */
export async function judgeSavedStep(
  step: QueryStep,
  { query, open }: Shown,
  variant: string,
  asking: Asking,
): Promise<{ report: Report } | { problems: Problem[] }> {
  const parsed = query === undefined ? null : parseQuery(query);
  if (parsed !== null && 'problems' in parsed) return parsed;
  const asked = parsed === null ? null : await answerTo(parsed.ok, ALL_DATASETS, asking);
  const saved = await answersOf(step, await asking.savedQueries.list(asking.workspace), open, asking);
  return { report: judgeSavedQuery(step.expectation, { asked, saved, open }, { lesson: step.lesson, variant }) };
}

/** Proves the step: its sample is really saved, read back and judged alone, and taken away again. */
export async function judgeSavedSample(
  step: QueryStep,
  sample: 'before' | 'after',
  asking: Asking,
): Promise<{ report: Report } | { problems: Problem[] }> {
  const { savedQueries, workspace, now } = asking;
  const name = `${step.id} · ${sample} · ${now}`;
  const spec = step.expectation[sample];
  const saving = await savedQueries.save(workspace, { name, description: '', spec, dataset: ALL_DATASETS }, now);
  if ('problems' in saving) return saving;
  const { id } = saving.saved;
  try {
    const readBack = (await savedQueries.list(workspace)).filter((query) => query.id === id);
    const saved = await answersOf(step, readBack, null, asking);
    const occasion = { lesson: step.lesson, variant: sample };
    return { report: judgeSavedQuery(step.expectation, { asked: null, saved, open: null }, occasion) };
  } finally {
    await savedQueries.remove(workspace, id);
  }
}
