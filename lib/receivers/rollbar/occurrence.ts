import { errorLevels, type ErrorLevel, type ErrorOccurrence } from '../../telemetry/error-occurrence.ts';
import type { JsonObject, JsonValue } from '../../telemetry/json.ts';
import { printable } from '../otlp/printable.ts';
import type { Report } from './body.ts';
import { textAt } from './fields.ts';
import { fingerprintOf } from './fingerprint.ts';
import { titleOf } from './title.ts';
import { traceContextOf } from './trace-context.ts';

/** The longest environment that the API takes. */
export const LONGEST_ENVIRONMENT = 255;

/** Translates an item that was judged good. @param now Unix milliseconds, for an item that names no time */
export const toOccurrence = (data: JsonObject, report: Report, now: number): ErrorOccurrence => ({
  uuid: uuidIn(data['uuid']) ?? crypto.randomUUID(),
  fingerprint: fingerprintOf(data, report),
  title: titleOf(data, report),
  level: levelIn(data['level']) ?? usualLevel(report),
  environment: printable(textAt(data['environment']), LONGEST_ENVIRONMENT),
  ...traceContextOf(data),
  time: timeIn(data['timestamp']) ?? BigInt(now) * 1_000_000n,
  data,
});

/** The level an item names, or null where it names none of the five. */
export const levelIn = (value: JsonValue | undefined): ErrorLevel | null =>
  errorLevels.find((level) => level === textAt(value).toLowerCase()) ?? null;

/** What an item without a level is, by docs.rollbar.com/reference/create-item. */
const usualLevel = ({ kind }: Report): ErrorLevel => (kind === 'message' ? 'info' : 'error');

/** At most 36 characters, which is how long a UUID with its hyphens is. */
const uuidIn = (value: JsonValue | undefined): string | null =>
  /^[\x21-\x7E]{1,36}$/.test(textAt(value)) ? textAt(value) : null;

/** Up to the year 2286; above it stands a time in milliseconds, which some senders write by mistake. */
const MOST_SECONDS = 10_000_000_000;

/** Unix seconds, with or without a fraction, as nanoseconds. */
function timeIn(value: JsonValue | undefined): bigint | null {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return null;
  const milliseconds = value < MOST_SECONDS ? value * 1000 : value;
  return milliseconds < MOST_SECONDS * 1000 ? BigInt(Math.round(milliseconds)) * 1_000_000n : null;
}
