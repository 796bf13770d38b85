import type { ReadEvent } from '../read-events.ts';
import { Work } from '../regex/work.ts';
import { arranged, columnsOf, passes } from './arrange.ts';
import type { Command } from './parse-query.ts';
import { EventRow, type Row } from './row.ts';
import { GroupSink, ListSink, type Sink } from './sink.ts';
import { textOf } from './value.ts';

/** What an answer may hold: rows, and characters in them. */
const MOST_ROWS = 10_000;
const MOST_CHARACTERS = 4_000_000;
/** Rows that are held to be sorted. */
const MOST_HELD = 20_000;
const WORK_OF_AN_EVENT = 300;
/** What may be spent on the rows that were found, beside what finding them cost. */
const MOST_ARRANGING = 10_000_000;

export interface QueryResult {
  rows: { field: string; value: string }[][];
  /** False where the work or the room ran out before all was looked at. */
  complete: boolean;
  recordsScanned: number;
  recordsMatched: number;
  bytesScanned: number;
}

/** A command that needs all rows, not one after the other. */
const isWhole = ({ kind }: Command): boolean => ['stats', 'sort', 'dedup', 'limit'].includes(kind);

const isByTime = (command: Command | undefined): boolean =>
  command?.kind === 'sort' && command.keys.length === 1 && command.keys[0]?.field === '@timestamp';

/** Which way events are to be walked, so that a sort by time alone is done by walking. */
export function orderFor(commands: readonly Command[]): 'oldest' | 'newest' {
  const first = commands.find(isWhole);
  return first?.kind === 'sort' && isByTime(first) && first.keys[0]?.descending === false ? 'oldest' : 'newest';
}

/** Runs a query over events, walked in the order that `orderFor` gives. */
export async function runQuery(
  commands: readonly Command[],
  events: AsyncIterable<ReadEvent>,
  work: Work,
  limit: number = MOST_ROWS,
): Promise<QueryResult> {
  const split = commands.findIndex(isWhole);
  const each = split < 0 ? commands : commands.slice(0, split);
  const all = split < 0 ? [] : commands.slice(isByTime(commands[split]) ? split + 1 : split);
  const { sink, rest } = sinkFor(all, Math.min(limit, MOST_ROWS));
  const scan = new Scan(each, sink, work);
  for await (const event of events) if (!scan.take(event)) break;
  // What was found is arranged and shown even where all work went into finding it.
  const more = new Work(MOST_ARRANGING);
  const rows = more.attempt(0, () => {
    const found = arranged(sink.rows(), rest, more);
    return shown(found.slice(0, limit), columnsOf(commands), more);
  });
  return rows === 'spent' ? { ...scan.counts, rows: [], complete: false } : { ...scan.counts, rows };
}

/** What takes the rows of the first commands, and what is to be done with them then. */
function sinkFor(all: readonly Command[], limit: number): { sink: Sink; rest: readonly Command[] } {
  const [first, ...others] = all;
  if (first?.kind === 'stats') return { sink: new GroupSink(first), rest: others };
  if (first === undefined) return { sink: new ListSink(limit), rest: [] };
  return { sink: new ListSink(first.kind === 'limit' ? first.most : MOST_HELD), rest: all };
}

class Scan {
  counts = { complete: true, recordsScanned: 0, recordsMatched: 0, bytesScanned: 0 };

  constructor(
    private readonly each: readonly Command[],
    private readonly sink: Sink,
    private readonly work: Work,
  ) {}

  /** Takes one event through the commands that look at one at a time; false where no more are wanted. */
  take(event: ReadEvent): boolean {
    this.counts.recordsScanned += 1;
    this.counts.bytesScanned += event.message.length;
    const wantsMore = this.work.attempt(WORK_OF_AN_EVENT, () => this.#through(new EventRow(event)));
    if (wantsMore === 'spent') this.counts.complete = false;
    return wantsMore === true;
  }

  #through(row: Row): boolean {
    if (!this.each.every((command) => passes(command, row, this.work))) return true;
    this.counts.recordsMatched += 1;
    return this.sink.take(row, this.work);
  }
}

function shown(rows: readonly Row[], columns: readonly string[], work: Work): QueryResult['rows'] {
  const result: QueryResult['rows'] = [];
  let left = MOST_CHARACTERS;
  for (const row of rows) {
    const cells = columns.flatMap((field) => {
      const value = row.get(field, work);
      return value === null ? [] : [{ field, value: textOf(value) }];
    });
    for (const { value } of cells) left -= value.length;
    if (left < 0) break;
    result.push(row.pointer === null ? cells : [...cells, { field: '@ptr', value: row.pointer }]);
  }
  return result;
}
