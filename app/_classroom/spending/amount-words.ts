import type { Meter } from '@/lib/spending/meters.ts';
import type { Grounds, Projection } from '@/lib/spending/project.ts';

const sizes = [
  { from: 1e9, unit: 'GB' },
  { from: 1e6, unit: 'MB' },
  { from: 1e3, unit: 'KB' },
] as const;

/** Bytes in the decimal units that vendors sell them in: `812 B`, `1.5 KB`, `5 GB`. */
export function bytesText(bytes: number): string {
  const size = sizes.find(({ from }) => bytes >= from);
  if (size === undefined) return `${Math.round(bytes)} B`;
  return `${(bytes / size.from).toLocaleString('en', { maximumFractionDigits: 1 })} ${size.unit}`;
}

const scales = [
  { from: 1e9, word: 'billion' },
  { from: 1e6, word: 'million' },
] as const;

/** A count as a person says it: `1,234`, `3.2 million`. */
export function countText(count: number): string {
  const scale = scales.find(({ from }) => count >= from);
  if (scale === undefined) return count.toLocaleString('en', { maximumFractionDigits: count < 10 ? 1 : 0 });
  return `${(count / scale.from).toLocaleString('en', { maximumFractionDigits: 1 })} ${scale.word}`;
}

/** An amount in a meter’s unit: `1,234 events`, `1.5 KB`. */
export function amountText(amount: number, unit: string): string {
  if (unit === 'byte') return bytesText(amount);
  return `${countText(amount)} ${unit}${countText(amount) === '1' ? '' : 's'}`;
}

/** A share as per cent: `0 %`, `less than 0.01 %`, `0.32 %`, `18 %`. */
export function shareText(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.01) return 'less than 0.01 %';
  const digits = percent < 1 ? 2 : percent < 10 ? 1 : 0;
  return `${percent.toLocaleString('en', { maximumFractionDigits: digits })} %`;
}

const spans = [
  { ms: 86_400_000, word: 'day' },
  { ms: 3_600_000, word: 'hour' },
  { ms: 60_000, word: 'minute' },
  { ms: 1000, word: 'second' },
] as const;

/** How long something was, in the largest unit that it fills: `1.5 hours`, `12 minutes`. */
export function lengthText(ms: number): string {
  const span = spans.find((each) => ms >= each.ms) ?? spans[3];
  const amount = Math.max(0, ms / span.ms).toLocaleString('en', { maximumFractionDigits: ms < 10 * span.ms ? 1 : 0 });
  return `${amount} ${span.word}${amount === '1' ? '' : 's'}`;
}

const groundsText: Record<Grounds, string> = {
  hours: 'It has not seen a whole day, nights included: take it for a rough figure.',
  days: 'It has not seen a whole week, its weekend included.',
  weeks: 'It has seen a week and more.',
};

/** What a month would bring, and how much that is worth as a forecast. */
export function projectionText(projection: Projection, unit: string): string[] {
  const { measuredMs } = projection;
  if (projection.kind === 'none') {
    if (projection.because === 'nothing') return ['Nothing was sent that it counts, so there is nothing to project.'];
    return [
      `Measured over ${lengthText(measuredMs)}. A month projected from less than an hour would tell of these minutes and not of the month, so there is none.`,
    ];
  }
  const month = `If a month went on as these ${lengthText(measuredMs)} did, pauses included, it would bring ${amountText(projection.amount, unit)}, ${shareText(projection.share)} of the free tier.`;
  return [month, ...beyondText(projection), groundsText[projection.grounds]];
}

function beyondText({ usedUpAfterDays, usd }: Extract<Projection, { kind: 'month' }>): string[] {
  if (usedUpAfterDays === null) return [];
  const usedUp = `The free tier would be used up after ${lengthText(usedUpAfterDays * 86_400_000)}`;
  if (usd === null) return [`${usedUp}; what comes beyond has no price here.`];
  return [
    `${usedUp}; the rest of the month would cost $${usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}.`,
  ];
}

/** What an average trace makes of a meter, and how many of them the free tier holds; null where traces do not make it. */
export function perTraceText({ perTrace, rate }: Meter): string | null {
  if (perTrace === null) return null;
  return `A trace makes ${amountText(perTrace, rate.unit)} on average; the free tier holds ${countText(Math.floor(rate.free.amount / perTrace))} such traces a month.`;
}
