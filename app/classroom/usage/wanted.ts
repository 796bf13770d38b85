import { z } from 'zod';
import type { UsageWindow } from '@/lib/telemetry/usage.ts';
import { readAddress, type Asked } from '../_door/read-address.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Up to the last millisecond that a Date can say. */
const time = z
  .string()
  .regex(/^\d{1,15}$/, 'a time is a whole number of milliseconds since 1970')
  .transform(Number);

const wantedSchema = z.strictObject({ from: time.optional(), to: time.optional() });

/** The window that an address asks for: the last day until now, where it says nothing. @param now Unix milliseconds */
export function wantedWindow(url: string, now: number): Asked<UsageWindow> {
  const asked = readAddress(url, wantedSchema, 'usage/invalid');
  if ('problems' in asked) return asked;
  const { to = now } = asked.ok;
  const { from = Math.max(0, to - DAY_MS) } = asked.ok;
  if (from < to) return { ok: { from, to } };
  const hint = 'Give a “from” that is less than “to”; both are milliseconds since 1970.';
  return { problems: [{ code: 'usage/invalid', message: 'The window ends before it begins.', hint, at: ['from'] }] };
}
