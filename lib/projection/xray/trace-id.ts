/**
 * X-Ray writes a trace id in three parts, `1-<8 hex digits>-<24 hex digits>`, where W3C writes the same 32 digits in
 * one. The eight were the time of the request; the service requires that no longer.
 */
const FORM = /^1-([0-9a-f]{8})-([0-9a-f]{24})$/i;

/** A trace id in X-Ray's form as 32 lower-case hex digits; null where it is none. All zeros are no id. */
export function traceIdOf(text: string): string | null {
  const [, time, rest] = FORM.exec(text) ?? [];
  if (time === undefined || rest === undefined) return null;
  const digits = `${time}${rest}`.toLowerCase();
  return /^0+$/.test(digits) ? null : digits;
}

/** 32 hex digits in X-Ray's form. */
export const inXRayForm = (traceId: string): string => `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;

/** A trace id as anybody may copy it, W3C's 32 digits or X-Ray's three parts, as 32 lower-case digits; null for neither. */
export function readTraceId(text: string): string | null {
  const trimmed = text.trim();
  const digits = /^[0-9a-f]{32}$/i.test(trimmed) ? trimmed.toLowerCase() : traceIdOf(trimmed);
  return digits === null || /^0+$/.test(digits) ? null : digits;
}
