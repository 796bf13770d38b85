import type { Meter } from '@/lib/spending/meters.ts';

/** What each meter showed, by its place in the rates. */
export type Amounts = ReadonlyMap<string, number>;

type Shown = Pick<Meter, 'vendor' | 'rate' | 'amount'>;
const nameOf = ({ vendor, rate }: Shown): string => `${vendor.id} ${rate.id}`;

/** What the meters show at a moment. */
export const amountsOf = (meters: readonly Shown[]): Amounts =>
  new Map(meters.map((meter) => [nameOf(meter), meter.amount]));

/** How far a meter has turned. What left the window meanwhile does not turn it back below where it began. */
export const turnedSince = (meter: Shown, before: Amounts): number =>
  Math.max(0, meter.amount - (before.get(nameOf(meter)) ?? 0));
