import type { JsonObject, JsonValue } from '../../../telemetry/json.ts';
import type { SegmentKind } from '../../../telemetry/segment.ts';
import { quoted } from '../../otlp/printable.ts';
import { documentLimits } from './limits.ts';
import type { SegmentErrorCode, SegmentFault } from './segment-fault.ts';

/** Letters and numbers of every script, spaces, and these; the page on segment documents lists them. */
const NAME = /^[\p{L}\p{N}\s_.:/%&#=+\\\-@]+$/u;
const ID = /^(?!0{16})[0-9a-f]{16}$/i;

/** The year 5138 in seconds; anything above is milliseconds or worse. */
const LATEST_SECONDS = 1e11;

type Found = { code: SegmentErrorCode; found: string } | null;

const isAbsent = (value: JsonValue | undefined): value is null | undefined => value === undefined || value === null;

/** Nothing, or text without a character. */
export const isEmpty = (value: JsonValue | undefined): value is null | undefined | '' =>
  isAbsent(value) || value === '';

const shown = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? quoted(value) : typeof value === 'object' ? 'an object or a list' : String(value);

/** An id of 16 hex digits. */
export function checkId(value: JsonValue | undefined, missing: SegmentErrorCode, invalid: SegmentErrorCode): Found {
  if (isEmpty(value)) return { code: missing, found: 'there is none.' };
  if (typeof value === 'string' && ID.test(value)) return null;
  return { code: invalid, found: `found ${shown(value)}.` };
}

function checkName(value: JsonValue | undefined): Found {
  if (isEmpty(value)) return { code: 'MissingName', found: 'there is none.' };
  if (typeof value !== 'string') return { code: 'InvalidName', found: `found ${shown(value)}.` };
  if (value.length > documentLimits.name) return { code: 'InvalidName', found: `it has ${value.length} characters.` };
  if (NAME.test(value)) return null;
  const wrong = Array.from(value).find((character) => !NAME.test(character)) ?? '';
  return { code: 'InvalidName', found: `${quoted(value)} has ${quoted(wrong)} in it.` };
}

const isTime = (value: JsonValue | undefined): value is number =>
  typeof value === 'number' && value > 0 && value < LATEST_SECONDS;

function checkStart({ start_time: start }: JsonObject): Found {
  if (isAbsent(start)) return { code: 'MissingStartTime', found: 'there is none.' };
  return isTime(start) ? null : { code: 'InvalidStartTime', found: `found ${shown(start)}.` };
}

/** An end, or `in_progress: true` instead; `in_progress: false` beside an end is what the Python SDK writes. */
function checkEnd({ start_time: start, end_time: end, in_progress: inProgress }: JsonObject): Found {
  if (isAbsent(end)) {
    return inProgress === true
      ? null
      : { code: 'MissingEndTime', found: 'there is no end_time, and it is not in progress.' };
  }
  if (!isTime(end)) return { code: 'InvalidEndTime', found: `found ${shown(end)}.` };
  return isTime(start) && end < start ? { code: 'InvalidEndTime', found: 'it ends before it starts.' } : null;
}

/** What every segment and subsegment must have, wherever it stands; null where all is there. */
export function checkPart(part: JsonObject, kind: SegmentKind): SegmentFault | null {
  const found =
    checkId(part['id'], 'MissingId', 'InvalidId') ?? checkName(part['name']) ?? checkStart(part) ?? checkEnd(part);
  return found === null ? null : { ...found, kind };
}
