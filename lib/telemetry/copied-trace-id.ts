/**
 * Some write a trace id in three parts, `1-<8 hex digits>-<24 hex digits>`, where W3C writes the same 32 digits in one.
 * The eight were the time of the request; nobody requires that any longer.
 */
const IN_PARTS = /^1-([0-9a-f]{8})-([0-9a-f]{24})$/i;

const notZero = (digits: string): string | null => (/^0+$/.test(digits) ? null : digits);

/** A trace id in three parts as 32 lower-case hex digits; null where it is none. All zeros are no id. */
export function traceIdInParts(text: string): string | null {
  const [, time, rest] = IN_PARTS.exec(text) ?? [];
  return time === undefined || rest === undefined ? null : notZero(`${time}${rest}`.toLowerCase());
}

/** A trace id as anybody may copy it, in W3C's form or in three parts, as 32 lower-case digits; null for neither. */
export function readTraceId(text: string): string | null {
  const trimmed = text.trim();
  return /^[0-9a-f]{32}$/i.test(trimmed) ? notZero(trimmed.toLowerCase()) : traceIdInParts(trimmed);
}
