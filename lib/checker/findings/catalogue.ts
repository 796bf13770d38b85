import { attributeFindings } from './attributes.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { errorItemFindings } from './error-items.ts';
import { hostFindings } from './hosts.ts';
import { questionFindings } from './questions.ts';
import { segmentFindings } from './segments.ts';
import { setupFindings } from './setups.ts';
import { signalFindings } from './signals.ts';
import { spanFindings } from './spans.ts';
import { timingFindings } from './timing.ts';
import { traceFindings } from './traces.ts';
import { transportFindings } from './transport.ts';

/** Every code there is. */
export const findingCatalogue = {
  ...spanFindings,
  ...attributeFindings,
  ...traceFindings,
  ...timingFindings,
  ...transportFindings,
  ...questionFindings,
  ...hostFindings,
  ...signalFindings,
  ...segmentFindings,
  ...errorItemFindings,
  ...setupFindings,
};
export type FindingCode = keyof typeof findingCatalogue;

const entries: Readonly<Record<string, CatalogueEntry>> = findingCatalogue;

/** What a code means and what to do about it; undefined for a code that does not exist. */
export const explain = (code: string): CatalogueEntry | undefined =>
  Object.hasOwn(entries, code) ? entries[code] : undefined;
