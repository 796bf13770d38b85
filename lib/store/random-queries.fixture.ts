import { columnlessOps } from '../query/ops.ts';
import { relations } from '../query/relations.ts';
import { calculationOps, filterOps, havingOps, type QuerySpecInput } from '../query/spec.ts';
import type { AttributeValue } from '../telemetry/attributes.ts';
import { spanKinds, statusCodes, type Span } from '../telemetry/span.ts';
import { hostileTexts, pick, whole, type Random } from './random-spans.fixture.ts';
import { integer, NOW, span, text } from './spans.fixture.ts';

/** Names whose values are of every type, names that hide a span's own field, and names made to break SQL or JSON paths. */
const attributeNames = [
  'app.n',
  'app.s',
  'mixed',
  'name',
  'error',
  'duration_ms',
  'service.name',
  'nowhere',
  ...hostileTexts,
];

/** Sample rates as senders write them, well and badly. */
const sampleRates: AttributeValue[] = [
  ...[1, 2, 10, 97, 0, -5, 2 ** 53 - 1].map(integer),
  ...[2.5, 2.4, 0.2, -0.5, 1e300].map((value): AttributeValue => ({ type: 'double', value })),
  ...['20', '-3', '0', '+7', '2.5', ' 4', '', 'many', '9'.repeat(18), '9'.repeat(40)].map(text),
  { type: 'int', value: '9007199254740993' },
  { type: 'double', value: 'Infinity' },
  { type: 'bool', value: true },
  { type: 'array', value: [integer(3)] },
  { type: 'bytes', value: '1234' },
  { type: 'empty', value: null },
];
const ownNames = [
  'name',
  'duration_ms',
  'service.name',
  'span.kind',
  'status_code',
  'error',
  'trace.trace_id',
  'trace.parent_id',
  'library.name',
  'meta.annotation_type',
  'parent_name',
  'meta.time_since_span_start_ms',
  'meta.invalid_time_since_span_start',
  'trace.link.span_id',
  'span.num_events',
];
/** Columns that random queries ask about, some of which no span has. */
export const queryableColumns = [...attributeNames, ...ownNames].filter((name) => name !== '' && name.length <= 256);

/** Multiples of a quarter: their sums are exact, so that no order of adding makes a difference. */
const quarter = (random: Random): number => whole(random, 400) / 4 - 10;

function anyColumnValue(random: Random): AttributeValue {
  const values: AttributeValue[] = [
    text(pick(random, hostileTexts)),
    text(pick(random, ['a', 'b', 'ab'])),
    integer(whole(random, 5)),
    { type: 'double', value: quarter(random) },
    { type: 'bool', value: random() < 0.5 },
    { type: 'array', value: [integer(1), text('a"b')] },
    { type: 'map', value: { k: text('a') } },
    { type: 'empty', value: null },
    { type: 'double', value: 'NaN' },
    { type: 'int', value: '9007199254740993' },
  ];
  return pick(random, values);
}

const anyColumns = (random: Random, most: number): Span['attributes'] =>
  Object.fromEntries(
    Array.from({ length: whole(random, most + 1) }, () => [pick(random, attributeNames), anyColumnValue(random)]),
  );

const several = <T>(random: Random, one: () => T): T[] =>
  random() < 0.2 ? Array.from({ length: 1 + whole(random, 2) }, one) : [];

function queryableSpan(random: Random): Span {
  const start = BigInt(NOW - 1 - whole(random, 10_000_000)) * 1_000_000n;
  return span({
    start,
    // Most take milliseconds, some minutes, and some end before they begin.
    end: start + BigInt(Math.round(quarter(random) * pick(random, [1e6, 1e6, 1e10]))),
    name: pick(random, ['GET /home', 'query', 'render', `'`]),
    kind: pick(random, spanKinds),
    parentId: random() < 0.4 ? null : 'abababababababab',
    status: { code: pick(random, statusCodes), message: pick(random, ['', 'boom']) },
    attributes: anyColumns(random, 6),
    events: several(random, () => ({
      name: pick(random, ['exception', `'`]),
      time: start + BigInt(whole(random, 100) - 20) * pick(random, [1_000_000n, 10_000_000_000n]),
      attributes: anyColumns(random, 3),
    })),
    links: several(random, () => ({
      traceId: 'c'.repeat(32),
      spanId: pick(random, ['d', 'e']).repeat(16),
      traceState: '',
      attributes: anyColumns(random, 2),
    })),
    resource: {
      attributes: { 'service.name': text(pick(random, ['a', 'b'])), ...anyColumns(random, 1) },
      schemaUrl: '',
    },
    scope: { name: pick(random, ['', 's']), version: '', attributes: anyColumns(random, 1), schemaUrl: '' },
  });
}

/** Spans as they come: some twice, and not in the order in which they began. */
export function queryableSpans(random: Random, count: number, shape: (one: Span) => Span = (one) => one): Span[] {
  const once = Array.from({ length: count }, () => shape(queryableSpan(random)));
  return once.flatMap((one) => (random() < 0.05 ? [one, { ...one, name: 'sent again' }] : [one]));
}

/** The same span with sample rates, in either spelling, of itself or of its resource; or with none. */
export function sampled(random: Random, one: Span): Span {
  const rates = (): Span['attributes'] =>
    Object.fromEntries(
      ['SampleRate', 'sampleRate']
        .filter((_, index) => random() < (index === 0 ? 0.6 : 0.15))
        .map((name) => [name, pick(random, sampleRates)]),
    );
  const { resource } = one;
  const attributes = random() < 0.2 ? { ...resource.attributes, ...rates() } : resource.attributes;
  return { ...one, attributes: { ...one.attributes, ...rates() }, resource: { ...resource, attributes } };
}

function anyFilter(random: Random): NonNullable<QuerySpecInput['filters']>[number] {
  const op = pick(random, filterOps);
  const column = pick(random, queryableColumns);
  const scalar = () =>
    pick<string | number | boolean>(random, [
      'a',
      'ab',
      '[1',
      1,
      2.5,
      true,
      pick(random, hostileTexts),
      quarter(random),
    ]);
  if (op === 'exists' || op === 'does-not-exist') return { column, op };
  if (op === 'in' || op === 'not-in') return { column, op, value: [scalar(), scalar(), scalar()] };
  return { column, op, value: /with|contain/.test(op) ? String(scalar()) : scalar() };
}

type Calculation = NonNullable<QuerySpecInput['calculations']>[number];

const anyHaving = (random: Random, { op, column }: Calculation): NonNullable<QuerySpecInput['havings']>[number] => ({
  calculate_op: op,
  ...(column == null ? {} : { column }),
  op: pick(random, havingOps),
  value: pick(random, [0, 1, 2, 5, quarter(random)]),
});

const anyComparison = (random: Random): Pick<QuerySpecInput, 'compare_time_offset_seconds'> =>
  random() < 0.2 ? { compare_time_offset_seconds: pick(random, [7200, 28_800] as const) } : {};

/** A query that is valid, whatever it asks. */
export function anyQuery(random: Random): QuerySpecInput {
  const calculations = Array.from({ length: 1 + whole(random, 4) }, () => {
    const op = pick(random, calculationOps);
    return columnlessOps.has(op) ? { op } : { op, column: pick(random, ['duration_ms', 'app.n', 'mixed', pick(random, queryableColumns)]) };
  });
  const breakdowns = [...new Set(Array.from({ length: whole(random, 3) }, () => pick(random, queryableColumns)))];
  const sortable = calculations.filter(({ op }) => op !== 'HEATMAP');
  const order = pick(random, ['ascending', 'descending'] as const);
  const orders = random() < 0.5 ? [] : sortable.length > 0 && random() < 0.6 ? [{ ...pick(random, sortable), order }] : breakdowns.slice(0, 1).map((column) => ({ column, order }));
  const havings = sortable.length > 0 && random() < 0.3 ? [anyHaving(random, pick(random, sortable))] : [];
  const filters = Array.from({ length: whole(random, 3) }, () => anyFilter(random));
  return { calculations, breakdowns, orders, havings, filters, filter_combination: pick(random, ['AND', 'OR']), limit: pick(random, [1, 3, 1000]), time_range: pick(random, [600, 7200]), ...anyComparison(random) };
} // prettier-ignore

/** A span of one of a few traces, somewhere in its tree: several roots, missing parents and circles included. */
export function inATrace(random: Random, one: Span): Span {
  const id = (): string => whole(random, 30).toString(16).padStart(16, '1');
  const traceId = whole(random, 8).toString(16).padStart(32, '2');
  return { ...one, traceId, spanId: id(), parentId: random() < 0.2 ? null : id() };
}

/** The same query with columns of other spans of the trace in it. */
export function related(random: Random, spec: QuerySpecInput): QuerySpecInput {
  const prefixed = (column: string, from: readonly string[]): string =>
    random() < 0.6 ? `${pick(random, from)}.${column}` : column;
  const filters = (spec.filters ?? []).map(({ column, op, value }) => ({
    column: prefixed(column, relations),
    op,
    value,
  }));
  const breakdowns = (spec.breakdowns ?? []).map((column) => prefixed(column, relations.slice(0, -1)));
  const orders = (spec.orders ?? []).filter(({ op }) => op !== undefined);
  return { ...spec, filters, breakdowns: [...new Set(breakdowns)], orders, filter_combination: 'AND' };
}
