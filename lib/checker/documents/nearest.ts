import { valueAsText } from '../../telemetry/attributes.ts';
import { conditionsInWords } from '../conditions.ts';
import { likeness } from '../diagnose/similarity.ts';
import { shownValue } from '../quote.ts';
import { slipsOf, type DocumentSlip, type DocumentTest } from './document-test.ts';

/** The document that is most likely meant, what of it is wrong, and how near it comes, 0 to 1. */
export interface Nearest<Document> {
  document: Document;
  slips: DocumentSlip<Document>[];
  score: number;
}

/** What a failed test is worth all the same: a text that is nearly the one looked for is nearly a pass. */
function creditOf<Document>({ test, actual }: DocumentSlip<Document>): number {
  const { equals } = test.conditions;
  if (typeof equals !== 'string' || actual?.type !== 'string') return 0;
  return likeness(equals, actual.value) * 0.9;
}

/**
 * The document that comes nearest to all tests, by a soft score; of several as near, the first. Undefined where there
 * is no document at all.
 */
export function nearestOf<Document>(
  documents: readonly Document[],
  tests: readonly DocumentTest<Document>[],
): Nearest<Document> | undefined {
  let best: Nearest<Document> | undefined;
  for (const document of documents) {
    const slips = slipsOf(document, tests);
    const lost = slips.reduce((sum, slip) => sum + 1 - creditOf(slip), 0);
    const score = tests.length === 0 ? 1 : 1 - lost / tests.length;
    if (best === undefined || score > best.score) best = { document, slips, score };
  }
  return best;
}

/** A test in words: `name: “backend-flask”`, `annotation url: any value`. */
export const testInWords = <Document>({ part, key, conditions }: DocumentTest<Document>): string =>
  `${placeInWords({ part, key })}: ${conditionsInWords({ ...conditions, aliases: undefined })}`;

export const placeInWords = ({ part, key }: { part: string; key: string }): string =>
  key === '' ? part : `${part} ${key}`;

/** What stands there instead, in words. */
export function actualInWords<Document>({ test, actual }: DocumentSlip<Document>): string {
  const { equals } = test.conditions;
  const besides = typeof equals === 'string' ? equals : '';
  const type = actual === undefined || actual.type === 'string' ? '' : ` (${actual.type})`;
  return `${placeInWords(test)}: ${shownValue(test.key, actual, besides)}${type}`;
}

/** A value as bare text, empty where there is none. */
export const textOf = <Document>({ actual }: Pick<DocumentSlip<Document>, 'actual'>): string =>
  actual === undefined ? '' : valueAsText(actual);
