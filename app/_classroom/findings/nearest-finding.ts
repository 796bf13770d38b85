import { mostAlike } from '@/lib/checker/diagnose/similarity.ts';
import { findingCatalogue } from '@/lib/checker/findings/catalogue.ts';

/** The finding that a mistyped code was most likely meant to be. */
export const nearestFinding = (code: string): string | undefined => mostAlike(code, Object.keys(findingCatalogue));
