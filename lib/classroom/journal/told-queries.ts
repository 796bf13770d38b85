import type { Engine } from '../../engine/start-engine.ts';
import { heatmapOf } from '../../journal/heatmap-picture.ts';
import type { JournalQuery } from '../../journal/journal.ts';
import { parseQuery } from '../../query/parse.ts';
import { planQuery } from '../../query/plan.ts';
import type { QueryResult, ResultData } from '../../query/result.ts';
import { resultKey, scalarCalculations } from '../../query/result-keys.ts';
import type { SavedQuery } from '../../query/saved-query.ts';
import type { QueryPlan, QuerySpec } from '../../query/spec.ts';
import { durationText } from '../../waterfall/duration-text.ts';

const MOST_ROWS = 20;

const isMilliseconds = (key: string): boolean => /_ms\)?$/.test(key) && !key.startsWith('COUNT');

function cellText(key: string, value: ResultData[string] | undefined): string {
  if (value === undefined || value === null) return '–';
  if (typeof value !== 'number') return String(value);
  return isMilliseconds(key) ? durationText(value) : value.toLocaleString('en', { maximumFractionDigits: 3 });
}

interface Answer {
  plan: QueryPlan;
  result: QueryResult;
  asOf: JournalQuery['asOf'];
}

type Ask = (plan: QueryPlan) => Promise<QueryResult>;

/**
 * A query’s answer now; where nothing of its window is left, the answer as of when it was saved last: a journal is
 * written days after the question was asked.
 */
async function answerTo(spec: QuerySpec, { dataset, updatedAt }: SavedQuery, now: number, ask: Ask): Promise<Answer> {
  const plan = planQuery(spec, now, dataset);
  const result = await ask(plan);
  if (spec.start_time !== undefined || spec.end_time !== undefined) return { plan, result, asOf: 'fixed' };
  if (result.matched > 0) return { plan, result, asOf: 'now' };
  const then = planQuery(spec, updatedAt, dataset);
  const earlier = await ask(then);
  return earlier.matched > 0 ? { plan: then, result: earlier, asOf: 'saved' } : { plan, result, asOf: 'now' };
}

function told(query: SavedQuery, spec: QuerySpec, { plan, result, asOf }: Answer): JournalQuery {
  const { id, name, description, dataset } = query;
  const columns = [...spec.breakdowns, ...scalarCalculations(spec).map(resultKey)];
  const rows = result.results.map(({ data }) => columns.map((column) => cellText(column, data[column])));
  const { heatmaps, buckets, matched, standFor } = result;
  return {
    id,
    name,
    description,
    dataset,
    spec: query.spec as JournalQuery['spec'],
    from: plan.from,
    to: plan.to,
    asOf,
    matched,
    standFor,
    columns,
    rows: rows.slice(0, MOST_ROWS),
    moreRows: Math.max(0, rows.length - MOST_ROWS),
    heatmaps: heatmaps.map((heatmap) => heatmapOf(heatmap, buckets.length, (value) => cellText(heatmap.column, value))),
  };
}

/** What was saved was read before; where the language has changed since, it is told without a result. */
function unread({ id, name, description, dataset, spec }: SavedQuery, now: number): JournalQuery {
  const nothing = { matched: 0, standFor: 0, columns: [], rows: [], moreRows: 0, heatmaps: [] };
  return {
    id,
    name,
    description,
    dataset,
    spec: spec as JournalQuery['spec'],
    from: now,
    to: now,
    asOf: 'unread',
    ...nothing,
  };
}

/** What the workspace has saved, with its results. */
export async function toldQueries(
  engine: Pick<Engine, 'query'>,
  workspace: string,
  saved: readonly SavedQuery[],
  now: number,
): Promise<JournalQuery[]> {
  const queries: JournalQuery[] = [];
  const ask = (plan: QueryPlan): Promise<QueryResult> => engine.query(workspace, plan);
  for (const query of saved) {
    const parsed = parseQuery(query.spec);
    if ('problems' in parsed) queries.push(unread(query, now));
    else queries.push(told(query, parsed.ok, await answerTo(parsed.ok, query, now, ask)));
  }
  return queries;
}
