import type { AnyCheck } from '../check-base.ts';
import { errorItem } from './error-item.ts';
import { lint } from './lint.ts';
import { log } from './log.ts';
import { noSecret } from './no-secret.ts';
import { population } from './population.ts';
import type { Signal } from './signal.ts';
import { transport } from './transport.ts';
import { xray } from './xray.ts';

/** The signals that judge themselves, by the word a check writes under `signal`. */
export const signals = {
  log,
  xray,
  'error-item': errorItem,
  population,
  'no-secret': noSecret,
  transport,
  lint,
} as const;

export const signalSchemas = Object.values(signals).map(({ schema }) => schema);

/** The signal of a check; undefined for the checks that look for spans, which are cast together. */
export function signalOf({ signal }: AnyCheck & { signal: string }): Signal | undefined {
  const known: Readonly<Record<string, Signal>> = signals;
  return Object.hasOwn(known, signal) ? known[signal] : undefined;
}
