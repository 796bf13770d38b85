import type { AttributeSizes, AttributeUsage } from '../telemetry/usage.ts';

/** An attribute by what it weighs. */
export interface DearAttribute extends AttributeUsage {
  /** Of all bytes of the spans that were looked at, 0 to 1: what would be saved without it. */
  share: number;
  /** Bytes of key and value each time. */
  each: number;
  /** How its values repeat. `unique`: nearly every one is new. `constant`: all are the same. */
  variety: 'constant' | 'few' | 'many' | 'unique';
}

/** Fewer than this say nothing of how values repeat. */
const TELLING = 10;

function varietyOf({ count, distinct, place }: AttributeUsage): DearAttribute['variety'] {
  if (distinct <= 1) return 'constant';
  if (place !== 'resource' && count >= TELLING && distinct / count > 0.9) return 'unique';
  return distinct > 100 ? 'many' : 'few';
}

/** The attributes by bytes times occurrences, the heaviest first. */
export const dearest = ({ bytes: total, attributes }: AttributeSizes): DearAttribute[] =>
  attributes.largest
    .filter(({ count }) => count > 0)
    .map((attribute) => weighed(attribute, total))
    .toSorted((one, other) => other.bytes - one.bytes);

const weighed = (attribute: AttributeUsage, total: number): DearAttribute => ({
  ...attribute,
  share: total === 0 ? 0 : attribute.bytes / total,
  each: attribute.bytes / attribute.count,
  variety: varietyOf(attribute),
});
