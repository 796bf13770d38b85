import type { Held, UsageWindow } from '../telemetry/usage.ts';
import { measures, type Measured, type Part } from './measures.ts';
import { project, type Projection } from './project.ts';
import type { MeterRate, Rates } from './rates.ts';
import { savingsOf, type Saving } from './savings.ts';

/** One thing that a vendor counts, as far as the measured window filled it. */
export interface Meter {
  vendor: { id: string; name: string };
  rate: MeterRate;
  /** In the rate’s unit, and what it is the sum of. */
  amount: number;
  parts: Part[];
  /** Of a month’s free tier; 1 is all of it. */
  share: number;
  /** How much of it one trace makes, on average; null where traces are not what makes it. */
  perTrace: number | null;
  projection: Projection;
  savings: Saving[];
  /** How long was measured: the window, from the first that ever arrived or is still held. */
  measured: UsageWindow;
  /** Set where the window reaches further back than what is held: how many are gone that it may have had. */
  gone: number | null;
}

/** What is gone of a window: nothing where all that is held begins before it. */
const goneOf = (held: Held | null, from: number): number | null =>
  held !== null && held.removed > 0 && (held.since === null || held.since > from) ? held.removed : null;

/** When a workspace began to send, as far as anything held tells. */
function beganAt({ usage: { held } }: Measured): number | null {
  const times = [held.spans.since, held.signals.since].filter((time) => time !== null);
  return times.length === 0 ? null : Math.min(...times);
}

/** Where measuring begins: idle time before the first arrival is not the workspace’s, idle time after it is. */
function measuredWindow(measured: Measured, held: Held | null): UsageWindow {
  const { from, to } = measured.usage.window;
  const began = held && goneOf(held, from) !== null ? held.since : beganAt(measured);
  return { from: Math.min(to, Math.max(from, began ?? from)), to };
}

function meterOf(vendor: Meter['vendor'], rate: MeterRate, measured: Measured): Meter {
  const { parts: take, from: source } = measures[rate.measure];
  const overhead = rate.overheadBytes ?? 0;
  const held = source && measured.usage.held[source];
  const parts = take(measured, overhead);
  const amount = parts.reduce((sum, part) => sum + part.amount, 0);
  const window = measuredWindow(measured, held);
  const { spans } = measured.usage;
  return {
    vendor,
    rate,
    amount,
    parts,
    share: amount / rate.free.amount,
    perTrace: rate.measure === 'events' && spans.traces > 0 ? amount / spans.traces : null,
    projection: project({
      amount,
      measuredMs: window.to - window.from,
      freeAmount: rate.free.amount,
      price: rate.beyond,
    }),
    savings: savingsOf(rate.measure, measured, overhead),
    measured: window,
    gone: goneOf(held, measured.usage.window.from),
  };
}

/** Every meter of the rates, read off what was measured. */
export const metersOf = (rates: Rates, measured: Measured): Meter[] =>
  rates.vendors.flatMap(({ id, name, meters }) => meters.map((rate) => meterOf({ id, name }, rate, measured)));
