import { readFileSync } from 'node:fs';
import path from 'node:path';
import { offsetOf, placeAt } from '../json-text.ts';

/** Something wrong with the content, at a place that an editor opens. */
export interface LintProblem {
  /** From the project's root. */
  file: string;
  /** From 1. */
  line: number;
  message: string;
}

/** A content file that is linted: its text, and where things in it stand. */
export class LintedFile {
  readonly text: string;
  readonly problems: LintProblem[] = [];

  constructor(
    readonly root: string,
    readonly file: string,
  ) {
    this.text = readFileSync(path.join(root, file), 'utf8');
  }

  /** Notes what is wrong at an offset of the text. */
  at(offset: number, message: string): void {
    this.problems.push({ file: this.file, line: placeAt(this.text, offset).line, message });
  }

  /** Notes what is wrong with a value of a JSON file. */
  atPath(place: readonly (string | number)[], message: string): void {
    this.at(offsetOf(this.text, place), message);
  }
}
