import type { Desk } from '../../desk.ts';
import type { Answer } from '../call.ts';
import { findGroup, nanoseconds, type LogGroup } from '../catalogue.ts';
import { timeOf } from '../event-cursor.ts';
import type { Fault } from '../fault.ts';
import { parseQuery } from '../insights/parse-query.ts';
import { orderFor, runQuery } from '../insights/run-query.ts';
import { walkEvents, type ReadEvent } from '../read-events.ts';
import { Work } from '../regex/work.ts';
import { keptFrom } from '../retention.ts';
import type { KeptQuery } from './queries.ts';

/** What one query may cost; one that costs more is answered with what was found so far, as Timeout. */
const MOST_WORK = 30_000_000;

/** The answer of GetQueryResults: the query is run now, over what the groups hold now. */
export async function answerOf(desk: Desk, query: KeptQuery): Promise<Answer | Fault> {
  const parsed = parseQuery(query.queryString);
  const commands = parsed.kind === 'query' ? parsed.commands : [];
  const order = orderFor(commands);
  const walks: AsyncGenerator<ReadEvent>[] = [];
  for (const name of query.groups) {
    const group = await findGroup(desk, name);
    if (group) walks.push(walkOf(desk, group, query, order));
  }
  const { rows, complete, ...scanned } = await runQuery(
    commands,
    merged(walks, order),
    new Work(MOST_WORK),
    query.limit,
  );
  const statistics = {
    ...scanned,
    estimatedRecordsSkipped: 0,
    estimatedBytesSkipped: 0,
    logGroupsScanned: query.groups.length,
  };
  const status = complete ? 'Complete' : 'Timeout';
  return { output: { queryLanguage: 'CWLI', results: rows, statistics, status } };
}

function walkOf(
  desk: Desk,
  group: LogGroup,
  { from, to }: KeptQuery,
  order: 'oldest' | 'newest',
): AsyncGenerator<ReadEvent> {
  const kept = keptFrom(group, from, desk.now()) ?? nanoseconds(from);
  return walkEvents(desk, { place: group.logGroupName, from: kept, to: nanoseconds(to + 1) }, { order });
}

/** The events of several groups as one list in order of time. */
async function* merged(
  walks: readonly AsyncGenerator<ReadEvent>[],
  order: 'oldest' | 'newest',
): AsyncGenerator<ReadEvent> {
  const heads = await Promise.all(walks.map(async (walk) => ({ walk, head: await walk.next() })));
  for (;;) {
    const open = heads.filter(({ head }) => head.done !== true);
    const first = open.toSorted((one, other) => compare(one.head.value, other.head.value, order))[0];
    if (first === undefined) return;
    yield first.head.value as ReadEvent;
    first.head = await first.walk.next();
  }
}

function compare(one: ReadEvent, other: ReadEvent, order: 'oldest' | 'newest'): number {
  const [left, right] = [timeOf(one.stored), timeOf(other.stored)];
  const sign = order === 'oldest' ? 1 : -1;
  return sign * (Number(left > right) - Number(left < right));
}
