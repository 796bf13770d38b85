/** A stretch of the time axis, in milliseconds since the trace started. */
export interface TimeWindow {
  fromMs: number;
  toMs: number;
}

/** What is narrower than this part of the trace shows nothing but rounding. */
const NARROWEST = 1e-6;

/** The whole trace: no window at all, so that it goes on to hold the whole of a trace that grows. */
export const wholeTrace = null;

/** A window within the trace, its ends in order and not too near each other; null where it would be the whole. */
export function windowWithin({ fromMs, toMs }: TimeWindow, totalMs: number): TimeWindow | null {
  const least = totalMs * NARROWEST;
  const from = clamp(Math.min(fromMs, toMs), 0, totalMs - least);
  const to = clamp(Math.max(fromMs, toMs), from + least, totalMs);
  return from <= 0 && to >= totalMs ? wholeTrace : { fromMs: from, toMs: to };
}

/** The window moved, as wide as it was, as far as the trace goes. @param by in parts of the window's own width */
export function panned(window: TimeWindow | null, by: number, totalMs: number): TimeWindow | null {
  if (window === null) return wholeTrace;
  const width = window.toMs - window.fromMs;
  const from = clamp(window.fromMs + by * width, 0, totalMs - width);
  return { fromMs: from, toMs: from + width };
}

/** The window made wider or narrower around its middle, or around `atMs`. @param factor below 1 looks closer */
export function zoomed(window: TimeWindow | null, factor: number, totalMs: number, atMs?: number): TimeWindow | null {
  const { fromMs, toMs } = window ?? { fromMs: 0, toMs: totalMs };
  const at = atMs ?? (fromMs + toMs) / 2;
  const width = Math.min(totalMs, (toMs - fromMs) * factor);
  const from = clamp(at - (at - fromMs) * factor, 0, totalMs - width);
  return windowWithin({ fromMs: from, toMs: from + width }, totalMs);
}

/** A window that shows this stretch with a little of what is around it. */
export function around({ fromMs, toMs }: TimeWindow, totalMs: number): TimeWindow | null {
  const margin = Math.max((toMs - fromMs) * 0.05, totalMs * NARROWEST);
  return windowWithin({ fromMs: fromMs - margin, toMs: toMs + margin }, totalMs);
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
