import {
  fixedColumns,
  isFixedColumn,
  scalarOf,
  SERVICE_COLUMN,
  type FixedColumnName,
  type FixedColumnType,
} from '../query/columns.ts';
import { weightColumns } from '../query/weight.ts';
import type { Attributes, AttributeValue } from '../telemetry/attributes.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import { fixedOrigins } from './fixed-origins.ts';
import type { SpanRow } from './span-rows.ts';
import { attributePath } from './wire-lines.ts';

/** One column of a row: what a query sees, and what it came from. */
export interface ColumnOrigin {
  column: string;
  type: FixedColumnType;
  value: string | number | boolean;
  /** Where it stands in OTLP: `resource.attributes["service.name"]`; two where it is made of two. */
  from: string[];
  /** Why it is not simply what stands there; null where it is. */
  why: string | null;
}

interface Found {
  path: string;
  attribute: AttributeValue;
  hides: string[];
}

/** The places where an attribute may stand, the first of which hides the others (SPEC.md, C2). */
const placesOf = (span: StoredSpan, { path, attributes }: SpanRow): [string, Attributes][] => [
  [`${path}.attributes`, attributes],
  ['scope.attributes', span.scope.attributes],
  ['resource.attributes', span.resource.attributes],
];

function attributeFor(span: StoredSpan, at: SpanRow, column: string): Found | null {
  const has = placesOf(span, at).flatMap(([list, attributes]) => {
    // The resource's service.name is what the span is filed by; the column has that name.
    if (list === 'resource.attributes' && column === SERVICE_COLUMN) return [];
    const attribute = Object.hasOwn(attributes, column) ? attributes[column] : undefined;
    return attribute === undefined || scalarOf(attribute) === undefined ? [] : [{ path: attributePath(list, column), attribute }];
  });
  const [first, ...hidden] = has;
  return first ? { ...first, hides: hidden.map(({ path }) => path) } : null;
} // prettier-ignore

/** All columns of a row that have a value, those of the span's own fields first. The values are the query engine's own. */
export function columnsOf(span: StoredSpan, at: SpanRow): ColumnOrigin[] {
  const names = new Set([...Object.keys(fixedColumns), ...placesOf(span, at).flatMap(([, own]) => Object.keys(own))]);
  return [...names].flatMap((column) => {
    const value = at.row.value(column);
    if (value === undefined) return [];
    const attribute = attributeFor(span, at, column);
    if (attribute) return [{ column, value, ...ofAttribute(column, attribute) }];
    return isFixedColumn(column) ? [{ column, value, type: fixedColumns[column].type, ...fixedOrigins[column](span, at) }] : [];
  });
} // prettier-ignore

const typeOf: Record<AttributeValue['type'], FixedColumnType> = {
  string: 'string',
  bytes: 'string',
  bool: 'boolean',
  int: 'integer',
  double: 'float',
  array: 'string',
  map: 'string',
  empty: 'string',
};

function ofAttribute(
  column: string,
  { path, attribute, hides }: Found,
): Pick<ColumnOrigin, 'type' | 'from' | 'why'> {
  const isNamed = attribute.type === 'double' && typeof attribute.value === 'string';
  const why = [
    (weightColumns as readonly string[]).includes(column) ? 'It is also the weight: the row counts for so many.' : null,
    asText(attribute),
    hides.length === 0 ? null : `It hides ${hides.join(' and ')}: the span’s own comes first, then the scope’s, then the resource’s.`,
    isFixedColumn(column) ? `It hides the span’s own field of that name.` : null,
  ].filter((one) => one !== null);
  return { type: isNamed ? 'string' : typeOf[attribute.type], from: [path], why: why.length === 0 ? null : why.join(' ') };
} // prettier-ignore

/** What a value lost on its way into a column. */
const lost: Partial<Record<AttributeValue['type'], string>> = {
  array: 'A list is one text: its JSON.',
  map: 'A map is one text, its JSON, and not a column for each key.',
  bytes: 'Bytes are text: base64.',
};

function asText({ type, value }: AttributeValue): string | null {
  if (type === 'int' && typeof value === 'string') return 'More digits than a double has: a query sees it rounded.';
  if (type === 'double' && typeof value === 'string') return 'JSON has no such number, so it is text.';
  return lost[type] ?? null;
}

/** A column that the row could have, and does not. */
export interface AbsentColumn {
  column: string;
  why: string;
}

const absence: Partial<Record<FixedColumnName, string>> = {
  'trace.parent_id': 'This span has no parent: it is a root.',
  'trace.trace_state': 'The sender gave no trace state.',
  status_message: 'The status has no message.',
  error: 'It is there only where the status is an error, and then it is true.',
  'library.name': 'The tracer has no name.',
  'library.version': 'The tracer has no version.',
};

/** Columns that one may look for in vain, and why. Of a span alone; an event or link never has most of them. */
export const absentColumns = ({ row, annotation }: SpanRow): AbsentColumn[] =>
  annotation === null
    ? Object.entries(absence).flatMap(([column, why]) => (row.value(column) === undefined ? [{ column, why }] : []))
    : [{ column: 'duration_ms', why: 'An event or link takes no time: it is a moment of its span.' }];
