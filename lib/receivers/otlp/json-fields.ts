import { spanKinds, statusCodes, type SpanKind, type StatusCode } from '../../telemetry/span.ts';
import { NO_SPAN, UNREADABLE_TIME } from './judge-span.ts';
import { keptText } from './kept-text.ts';
import { absurdTime, badId, base64Id, enumName, wrongType, type IdField, type TimeField } from './problems.ts';
import type { ReadingDraft } from './reading-draft.ts';

/** A JSON object as it was parsed; nothing about its fields is known. */
export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** In the JSON form of protobuf null stands for a field's default, as its absence does. */
const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

export function readText(value: unknown, field: string, draft: ReadingDraft): string {
  if (typeof value === 'string') return keptText(value, draft);
  if (!isAbsent(value)) draft.complain(wrongType(field, 'a string', value));
  return '';
}

export function readList(value: unknown, field: string, draft: ReadingDraft): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isAbsent(value)) draft.complain(wrongType(field, 'a list', value));
  return [];
}

export function readObject(value: unknown, field: string, draft: ReadingDraft): JsonObject {
  if (isObject(value)) return value;
  if (!isAbsent(value)) draft.complain(wrongType(field, 'an object', value));
  return {};
}

/** An unsigned 32-bit field; a number or, leniently, its digits. */
export function readCount(value: unknown, field: string, draft: ReadingDraft): number {
  if (isAbsent(value)) return 0;
  const count = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value;
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0 && count < 2 ** 32) return count;
  draft.complain(wrongType(field, 'an integer of 32 bits', value));
  return 0;
}

const DIGITS = /^-?\d{1,20}$/;

/** Nanoseconds, as decimal digits or a number. */
export function readTime(value: unknown, field: TimeField, draft: ReadingDraft): bigint {
  if (isAbsent(value) || value === '') return 0n;
  if (typeof value === 'string' && DIGITS.test(value)) return BigInt(value);
  // By way of its digits: `BigInt(value)` would show the rounding of a number that large.
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(String(value));
  const isDigits = typeof value === 'string' && /^-?\d+$/.test(value);
  draft.complain(
    isDigits ? absurdTime(field) : wrongType(field, 'a count of nanoseconds, as a string of digits,', value),
  );
  return UNREADABLE_TIME;
}

const TRACE_ID = /^[0-9a-f]{32}$/i;
const SPAN_ID = /^[0-9a-f]{16}$/i;
const TRACE_ID_BASE64 = /^[\w+/-]{22}==$/;
const SPAN_ID_BASE64 = /^[\w+/-]{11}=$/;

/** An id in hex of either case: OTLP/JSON departs here from protobuf's base64. '' where there is none that holds. */
export function readId(value: unknown, field: IdField, draft: ReadingDraft): string {
  if (isAbsent(value) || value === '') return '';
  if (typeof value !== 'string') {
    draft.complain(wrongType(field, 'a string of hex digits', value));
    return '';
  }
  const isTrace = field === 'traceId';
  if ((isTrace ? TRACE_ID : SPAN_ID).test(value)) return value.toLowerCase();
  const isBase64 = (isTrace ? TRACE_ID_BASE64 : SPAN_ID_BASE64).test(value);
  draft.complain(isBase64 ? base64Id(field) : badId(field, describeId(value)));
  return '';
}

function describeId(value: string): string {
  if (!/^[0-9a-f]*$/i.test(value)) return 'what arrived is not hex';
  return value.length % 2 === 0 ? `${value.length / 2} bytes arrived` : `${value.length} hex digits arrived`;
}

export function readParentId(value: unknown, draft: ReadingDraft): string | null {
  const id = readId(value, 'parentSpanId', draft);
  return id === '' || id === NO_SPAN ? null : id;
}

/** An enum's integer or, leniently as the collector has it, its name in the .proto file, which gets a warning. */
function readEnum(value: unknown, field: string, prefix: string, draft: ReadingDraft): number | string {
  if (isAbsent(value)) return 0;
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  if (typeof value === 'string' && value.startsWith(prefix)) {
    draft.warn(enumName(field));
    return value.slice(prefix.length).toLowerCase();
  }
  draft.complain(wrongType(field, 'the enum’s number', value));
  return 0;
}

export function readKind(value: unknown, draft: ReadingDraft): SpanKind {
  const kind = readEnum(value, 'kind', 'SPAN_KIND_', draft);
  return spanKinds.find((name, number) => name === kind || number === kind) ?? 'unspecified';
}

export function readStatusCode(value: unknown, draft: ReadingDraft): StatusCode {
  const code = readEnum(value, 'status.code', 'STATUS_CODE_', draft);
  return statusCodes.find((name, number) => name === code || number === code) ?? 'unset';
}
