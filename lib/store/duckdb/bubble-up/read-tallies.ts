import {
  noSides,
  type ColumnTally,
  type Sides,
  type SplitTally,
  type Value,
  type ValueTally,
} from '../../../bubble-up/tally.ts';

/** A row of the statement that counts every column (tallies-sql.ts). */
export interface TallyRow {
  part: number;
  k: string;
  number: number | null;
  text: string | null;
  whole: boolean | null;
  different: number | null;
  measure: boolean | null;
  low: number | null;
  high: number | null;
  n_in: number;
  w_in: number;
  n_out: number;
  w_out: number;
}

const sidesIn = ({ n_in, w_in, n_out, w_out }: TallyRow): Sides => ({
  inside: { rows: n_in, weight: w_in },
  outside: { rows: n_out, weight: w_out },
});

/** A text is JSON, but for lists and maps, which are text as they stand. */
const valueOf = ({ number, text }: TallyRow): Value => {
  if (number !== null) return number;
  return /^[[{]/.test(text ?? '') ? (text ?? '') : (JSON.parse(text ?? '""') as Value);
};

const valueIn = (row: TallyRow): ValueTally => ({ value: valueOf(row), whole: row.whole ?? true, ...sidesIn(row) });

const splitIn = (row: TallyRow | undefined): SplitTally | null =>
  row === undefined ? null : { at: row.number ?? 0, ...sidesIn(row) };

function columnIn(facts: TallyRow, rows: readonly TallyRow[]): ColumnTally {
  const measure = facts.measure ?? false;
  return {
    column: facts.k,
    distinct: facts.different ?? 0,
    measure,
    present: sidesIn(facts),
    values: rows.filter(({ part }) => part === 2).map(valueIn),
    above: splitIn(rows.find(({ part }) => part === 3)),
    below: splitIn(rows.find(({ part }) => part === 4)),
    range: measure ? { min: facts.low ?? 0, max: facts.high ?? 0 } : null,
  };
}

/** Both totals and every column, from the statement's rows. */
export function readTallies(rows: readonly TallyRow[]): { looked: Sides; columns: ColumnTally[] } {
  const totals = rows.find(({ part }) => part === 0);
  const byColumn = new Map<string, TallyRow[]>();
  for (const row of rows) byColumn.set(row.k, [...(byColumn.get(row.k) ?? []), row]);
  const facts = rows.filter(({ part }) => part === 1);
  return {
    looked: totals ? sidesIn(totals) : noSides(),
    columns: facts.map((fact) => columnIn(fact, byColumn.get(fact.k) ?? [])),
  };
}
