import { explain } from '../../checker/findings/catalogue.ts';
import { noticedIn } from '../formats/csv.ts';
import type { StudentResult } from './result.ts';
import { firstSentence } from './root-causes.ts';

/** Something that costs nothing, and whose telemetry shows it. */
export interface Noticed {
  code: string;
  /** What it means, in a sentence. */
  means: string;
  students: string[];
}

/** What was noticed besides the checks, the commonest first. A student stands below a code once, however many steps show it. */
export function noticedBesides(results: readonly StudentResult[]): Noticed[] {
  const found = new Map<string, string[]>();
  for (const { student, report } of results) {
    for (const code of new Set(report?.steps.flatMap(noticedIn) ?? [])) {
      found.set(code, [...(found.get(code) ?? []), student]);
    }
  }
  return [...found]
    .map(([code, students]) => ({ code, means: firstSentence(explain(code)?.means ?? code), students }))
    .toSorted((one, other) => other.students.length - one.students.length || (one.code < other.code ? -1 : 1));
}
