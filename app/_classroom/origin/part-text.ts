import type { PartLookedAt } from '@/lib/origin/origin.ts';
import { regionText, timesText } from '../query/region-words.ts';

/** Of which part of the answer the rows are that can be stepped through, to stand behind “Row 1 of 3”. */
export function partText(part: PartLookedAt): string {
  switch (part.is) {
    case 'group':
      return 'in this result';
    case 'region':
      return `in the region ${regionText(part.region)}`;
    case 'point':
      return `at this point, ${timesText(part.from, part.to)}`;
    case 'trace':
      return `of the trace ${part.traceId.slice(0, 8)}… in this result`;
    case 'row':
      return 'in this result';
    default:
      return part satisfies never;
  }
}
