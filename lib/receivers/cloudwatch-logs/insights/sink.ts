import type { Work } from '../regex/work.ts';
import { tallyOf, type Tally } from './aggregate.ts';
import type { Command } from './parse-query.ts';
import { GroupRow, type Row } from './row.ts';
import { textOf, type Value } from './value.ts';

/** Takes rows as they come. */
export interface Sink {
  /** False where no more are wanted. */
  take(row: Row, work: Work): boolean;
  rows(): Row[];
}

/** Keeps rows as they are, up to a number of them. */
export class ListSink implements Sink {
  readonly #rows: Row[] = [];

  constructor(private readonly most: number) {}

  take(row: Row, work: Work): boolean {
    work.hold(row.size);
    return this.#rows.push(row) < this.most;
  }

  rows(): Row[] {
    return this.#rows;
  }
}

type Stats = Extract<Command, { kind: 'stats' }>;

interface Group {
  by: Value[];
  tallies: Tally[];
}

/** Further groups are left out: a query that groups by an id has one for each event. */
const MOST_GROUPS = 10_000;

/** Counts rows by group. Without `by` there is one group, even of no rows. */
export class GroupSink implements Sink {
  readonly #groups = new Map<string, Group>();

  constructor(private readonly stats: Stats) {
    if (stats.by.length === 0) this.#open('', []);
  }

  take(row: Row, work: Work): boolean {
    const by = this.stats.by.map(({ of }) => of(row, work));
    const key = JSON.stringify(by.map(textOf));
    work.spend(key.length >> 3);
    const known = this.#groups.get(by.length === 0 ? '' : key);
    if (known === undefined) work.hold(key.length * 2);
    const group = known ?? this.#open(key, by);
    for (const tally of group?.tallies ?? []) tally.add(row, work);
    return true;
  }

  rows(): Row[] {
    return [...this.#groups.values()].map(({ by, tallies }) => {
      const row = new GroupRow();
      for (const [index, { name }] of this.stats.by.entries()) row.set(name, by[index] ?? null);
      for (const [index, { name }] of this.stats.counted.entries()) row.set(name, tallies[index]?.result() ?? null);
      return row;
    });
  }

  #open(key: string, by: Value[]): Group | undefined {
    if (this.#groups.size >= MOST_GROUPS) return undefined;
    const group = { by, tallies: this.stats.counted.map(({ of }) => tallyOf(of)) };
    this.#groups.set(key, group);
    return group;
  }
}
