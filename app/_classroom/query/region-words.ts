import type { Region } from '@/lib/query/region.ts';
import { momentText } from './moments.ts';
import { resultText } from './result-words.ts';

/** A range of a heatmap's values. The uppermost ends just above the highest value, which is no different number to a reader. */
export function valuesText({ column, low, high }: Pick<Region, 'column' | 'low' | 'high'>): string {
  const [from, to] = [low, high].map((value) => resultText(column, Number(value.toPrecision(12))));
  return from === to ? `${from}` : `${from} to ${to}`;
}

/** A time range by the reader's clock, as finely as it needs to be told. */
export function timesText(from: number, to: number): string {
  const fine = to - from < 10_000;
  const dated = new Date(from).toDateString() !== new Date(to).toDateString();
  return `${momentText(from, { fine, dated })} to ${momentText(to, { fine, dated })}`;
}

/** A region in words: of which values, and when. */
export const regionText = (region: Region): string =>
  `${region.column} ${valuesText(region)}, ${timesText(region.from, region.to)}`;
