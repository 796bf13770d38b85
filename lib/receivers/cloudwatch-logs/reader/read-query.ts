import type { LogFault, LogQueryResult } from '../../../telemetry/log-view.ts';
import type { Desk } from '../../desk.ts';
import type { ReadingDesk, WantedQuery } from '../../log-reader.ts';
import { parseQuery } from '../insights/parse-query.ts';
import { answerOf } from '../operations/query-results.ts';
import { Fault } from '../fault.ts';

/** Rows that a page shows at most. */
const MOST_ROWS = 1000;
const POINTER = '@ptr';

interface Output {
  results: { field: string; value: string }[][];
  statistics: { recordsScanned: number; recordsMatched: number };
  status: string;
}

const failed = (fault: LogFault): LogQueryResult => ({
  columns: [], rows: [], scanned: 0, matched: 0, complete: true, fault,
}); // prettier-ignore

const SUBSET =
  'Spanwalk runs a part of Logs Insights: fields, display, filter, parse with a glob or with named groups, stats, sort, dedup, limit.';

/** Runs a query of Logs Insights over one group. One that is wrong comes back with its place. */
export async function readQuery(
  reading: ReadingDesk,
  { group, query, from, to }: WantedQuery,
): Promise<LogQueryResult> {
  const parsed = parseQuery(query);
  if (parsed.kind !== 'query') {
    const { message, from: start, to: end } = parsed.problem;
    return failed({ message, hint: SUBSET, at: { from: start, to: end } });
  }
  const asked = { queryId: '', queryString: query, groups: [group], from, to, limit: MOST_ROWS, createTime: 0 };
  const answer = await answerOf(reading as Desk, asked);
  if (answer instanceof Fault) return failed({ message: answer.message, hint: answer.hint, at: null });
  return resultOf(answer.output as Output);
}

function resultOf({ results, statistics, status }: Output): LogQueryResult {
  const rows = results.map((cells) =>
    Object.fromEntries(cells.filter(({ field }) => field !== POINTER).map(({ field, value }) => [field, value])),
  );
  return {
    columns: [...new Set(rows.flatMap((row) => Object.keys(row)))],
    rows,
    scanned: statistics.recordsScanned,
    matched: statistics.recordsMatched,
    complete: status === 'Complete',
    fault: null,
  };
}
