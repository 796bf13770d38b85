import { detectorNames, detectors, type DetectorName } from './detectors.ts';
import type { Range, Subject } from './subject.ts';

/** Longer texts are looked at up to here. What is cut is said by whoever cuts it. */
export const MOST_SCANNED = 256 * 1024;

/** A secret in a text. It says where, and never what. */
export interface Hit extends Range {
  detector: DetectorName;
}

/** Everything that any detector finds in a text, overlaps included. */
export function findAll({ key, text }: Subject, names: readonly DetectorName[] = detectorNames): Hit[] {
  if (text === '') return [];
  const subject = { key, text: text.length > MOST_SCANNED ? text.slice(0, MOST_SCANNED) : text };
  return names.flatMap((detector) => detectors[detector].find(subject).map(({ from, to }) => ({ detector, from, to })));
}

/** The secrets in a text, each told by one detector, in the order in which they stand. */
export const scan = (subject: Subject, names?: readonly DetectorName[]): Hit[] => apart(findAll(subject, names));

/** Of a text with more of them, these are enough to tell. */
const MOST_HITS = 200;

/** Hits without those that stand where an earlier one stands. */
export function apart<H extends Range>(hits: readonly H[]): H[] {
  const kept: H[] = [];
  for (const hit of hits.slice(0, MOST_HITS)) {
    if (kept.every(({ from, to }) => hit.to <= from || hit.from >= to)) kept.push(hit);
  }
  return kept.toSorted((a, b) => a.from - b.from);
}

/** Whether a detector finds anything: the question of a check. */
export const finds = (detector: DetectorName, subject: Subject): boolean =>
  detectors[detector].find(subject).length > 0;
