import { fixedColumns, scalarOf, type ColumnValue } from '../query/columns.ts';
import { compareText, compareValues } from '../query/compare-values.ts';
import { rowsOfQuery } from '../query/evaluate.ts';
import { NS_PER_MS } from '../query/plan.ts';
import type { QueryRow } from '../query/query-row.ts';
import type { Attributes } from '../telemetry/attributes.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import type { BubbleUpReport, RegionAsked } from './bubble-up.ts';
import { correlationOf } from './correlation.ts';
import { barOf, measureEdges } from './measure-edges.ts';
import { rankColumns, restating, type Finding } from './rank.ts';
import {
  FEW_NUMBERS, leadOf, MOST_COLUMNS, MOST_HISTOGRAMS, MOST_VALUES, noSides, without,
  type ColumnTally, type Sides, type SplitTally, type Value, type ValueTally,
} from './tally.ts'; // prettier-ignore

/** A row that the heatmap draws: on which side it is, its number there, and for how many it counts. */
interface Drawn {
  row: QueryRow;
  y: number;
  inside: boolean;
  weight: number;
}

function drawnRows({ plan, region }: RegionAsked, rows: readonly QueryRow[]): Drawn[] {
  const [from, to] = [region.from, region.to].map((time) => BigInt(Math.round(time)) * NS_PER_MS);
  return rows.flatMap((row) => {
    const y = row.value(region.column);
    if (typeof y !== 'number' || !Number.isFinite(y)) return [];
    const inside = y >= region.low && y < region.high && row.at >= (from ?? 0n) && row.at < (to ?? 0n);
    return [{ row, y, inside, weight: plan.spec.usage_mode ? 1 : row.weight }];
  });
}

function count(drawn: readonly Drawn[]): Sides {
  const sides = noSides();
  for (const { inside, weight } of drawn) {
    const side = inside ? sides.inside : sides.outside;
    side.rows += 1;
    side.weight += weight;
  }
  return sides;
}

const namesIn = (attributes: Attributes): string[] =>
  Object.keys(attributes).filter((name) => scalarOf(attributes[name]) !== undefined);

/** Every column that any span could have. `type` is `span.kind` once more, unless attributes are called so. */
function columnNames(spans: readonly StoredSpan[], { plan }: RegionAsked): string[] {
  const attributes = spans.flatMap(({ attributes: own, scope, resource, events, links }) => [
    ...[own, scope.attributes, resource.attributes].flatMap(namesIn),
    ...[...events, ...links].flatMap((each) => namesIn(each.attributes)),
  ]);
  const own = Object.keys(fixedColumns).filter((name) => name !== 'type');
  return [...new Set([...own, ...attributes, ...plan.spec.calculated_fields.map(({ name }) => name)])];
}

const MOST_TEXT = 300;

function valueTally(value: Value, drawn: readonly Drawn[]): ValueTally {
  const letters = typeof value === 'string' ? Array.from(value) : [];
  const whole = letters.length <= MOST_TEXT;
  return { value: whole ? value : letters.slice(0, MOST_TEXT).join(''), whole, ...count(drawn) };
}

const magnitude = (lead: bigint): bigint => (lead < 0n ? -lead : lead);

/** The threshold whose rows are ahead inside by the most; of equal ones the lowest. */
function bestSplit(splits: readonly SplitTally[], totals: Sides): SplitTally | null {
  const [first, ...others] = splits;
  if (!first) return null;
  return others.reduce((best, one) => (leadOf(one, totals) > leadOf(best, totals) ? one : best), first);
}

const under = ({ at, inside, outside }: SplitTally, present: Sides): SplitTally => ({
  at,
  ...without(present, { inside, outside }),
});

function tallyColumn(column: string, drawn: readonly Drawn[], totals: Sides): ColumnTally | undefined {
  const byValue = new Map<ColumnValue, Drawn[]>();
  for (const one of drawn) {
    const value = one.row.value(column);
    if (value !== undefined) byValue.set(value, [...(byValue.get(value) ?? []), one]);
  }
  const found = [...byValue].flatMap(([value, rows]) => (value === undefined ? [] : [{ value, rows, sides: count(rows) }]));
  if (found.length === 0) return undefined;
  const having = found.flatMap(({ rows }) => rows);
  const present = count(having);
  const measure = found.length > FEW_NUMBERS && found.every(({ value }) => typeof value === 'number');
  const numbers = measure ? found.map(({ value }) => Number(value)).sort((a, b) => a - b) : [];
  const above = numbers.map((at) => ({ at, ...count(having.filter(({ row }) => Number(row.value(column)) >= at)) }));
  const ranked = found.toSorted((left, right) => {
    const [a, b] = [left, right].map(({ sides }) => magnitude(leadOf(sides, totals)));
    if (a !== b) return (a ?? 0n) > (b ?? 0n) ? -1 : 1;
    return right.rows.length - left.rows.length || compareValues(left.value, right.value);
  });
  return {
    column,
    distinct: found.length,
    measure,
    present,
    values: ranked.slice(0, MOST_VALUES).map(({ value, rows }) => valueTally(value, rows)),
    above: bestSplit(above, totals),
    below: bestSplit(above.map((split) => under(split, present)), totals),
    range: measure ? { min: numbers[0] ?? 0, max: numbers.at(-1) ?? 0 } : null,
  };
} // prettier-ignore

function withShape(finding: Finding, drawn: readonly Drawn[]): Finding {
  const numbers = drawn.flatMap((one) => {
    const x = one.row.value(finding.column);
    return typeof x === 'number' ? [{ ...one, x }] : [];
  });
  const edges = measureEdges(finding.range ?? { min: 0, max: 0 });
  const bars = Array.from({ length: Math.max(1, edges.length - 1) }, (_, bar) =>
    count(numbers.filter(({ x }) => barOf(edges, x) === bar)),
  );
  return { ...finding, histogram: { edges, bars }, correlation: correlationOf(numbers) };
}

/**
 * Compares a region with the query's other rows in the plainest way there is: what the comparison means, as code. Every
 * store's answers are compared with it.
 */
export function bubbleUpOf(asked: RegionAsked, spans: readonly StoredSpan[]): BubbleUpReport {
  const rows = rowsOfQuery(asked.plan, spans);
  const drawn = drawnRows(asked, rows);
  const totals = count(drawn);
  const undrawn = rows.length - drawn.length;
  if (totals.inside.rows === 0 || totals.outside.rows === 0)
    return { totals, looked: noSides(), undrawn, columns: 0, findings: [], elapsedMs: 0 };
  const tallies = columnNames(spans, asked)
    .flatMap((column) => tallyColumn(column, drawn, totals) ?? [])
    .sort((left, right) => rowsOf(right.present) - rowsOf(left.present) || compareText(left.column, right.column))
    .slice(0, MOST_COLUMNS);
  const ranked = rankColumns(tallies, totals);
  const measures = new Set(ranked.filter(({ measure }) => measure).slice(0, MOST_HISTOGRAMS));
  const findings = ranked.map((finding) => {
    const shaped = measures.has(finding) ? withShape(finding, drawn) : finding;
    return Object.assign({}, shaped, { restates: restating(asked.plan.spec, asked.region.column, shaped) });
  });
  return { totals, looked: totals, undrawn, columns: tallies.length, findings, elapsedMs: 0 };
}

const rowsOf = ({ inside, outside }: Sides): number => inside.rows + outside.rows;
