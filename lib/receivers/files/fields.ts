import { isObject, type JsonObject } from '../otlp/json-fields.ts';
import { UNREADABLE_TIME } from '../otlp/judge-span.ts';
import { keptText } from '../otlp/kept-text.ts';
import type { ReadingDraft } from '../otlp/reading-draft.ts';
import { badId, badTime } from './problems.ts';

/** Fields as the files of others hold them. What is missing or of another type is nothing, unless a span needs it. */

export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const textOf = (value: unknown, draft: ReadingDraft): string =>
  typeof value === 'string' ? keptText(value, draft) : '';

const HEX = /^[0-9a-f]+$/i;

/**
 * An id as 32 or 16 hex digits. Both formats know trace ids of 64 bits, and some writers leave out leading zeros: what
 * is shorter is filled up at its left, as the Collector does. '' where none is there; what is no id is complained of.
 */
export function idOf(value: unknown, field: string, digits: 16 | 32, draft: ReadingDraft): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'string' && value.length <= digits && HEX.test(value))
    return value.toLowerCase().padStart(digits, '0');
  draft.complain(badId(field, digits));
  return '';
}

/** The same, but no id where what stands there is none: of what a span only refers to. */
export const idOrNone = (value: unknown, digits: 16 | 32): string =>
  typeof value === 'string' && value.length <= digits && HEX.test(value)
    ? value.toLowerCase().padStart(digits, '0')
    : '';

/** Microseconds, as a number or its digits, in nanoseconds; null where there are none. */
export function microseconds(value: unknown): bigint | null {
  if (typeof value === 'string' && /^\d{1,18}$/.test(value)) return BigInt(value) * 1000n;
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) >= 1e18) return null;
  return Number.isInteger(value) ? BigInt(value) * 1000n : BigInt(Math.round(value * 1000));
}

/** A moment that a span needs: without it the span is complained of. */
export function momentOf(value: unknown, field: string, draft: ReadingDraft): bigint {
  const time = microseconds(value);
  if (time !== null && time > 0n) return time;
  draft.complain(badTime(field, value === undefined || value === null || time === 0n));
  return UNREADABLE_TIME;
}
