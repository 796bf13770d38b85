import { MistakeFound } from '../expression.ts';
import { ANY_BUT_NEWLINE, inverse, mayBeEmpty, perlClasses, sizeOf, type Pattern, type Ranges } from './pattern.ts';

const LONGEST_PATTERN = 500;
const LARGEST_PATTERN = 2000;
const MOST_REPEATS = 200;

const controls: Record<string, number> = { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7 };

class PatternReader {
  readonly #letters: string[];
  readonly #at: number;
  #next = 0;
  #captures = 0;
  #depth = 0;
  #fold = false;

  constructor(text: string, at: number) {
    this.#letters = Array.from(text);
    this.#at = at;
  }

  whole(): Pattern {
    if (this.#letters.slice(0, 4).join('') === '(?i)') {
      this.#fold = true;
      this.#next = 4;
    }
    const pattern = this.#either();
    if (this.#next < this.#letters.length) throw this.#mistake('has a closing bracket too many');
    return pattern;
  }

  #mistake(what: string): MistakeFound {
    const hint = 'Known are . [a-z] [^a-z] \\d \\w \\s \\b ^ $ * + ? {2,5} ( ) (?: ) | and (?i) at the beginning.';
    return new MistakeFound(this.#at, `The pattern ${what}, at its character ${this.#next + 1}.`, hint);
  }

  get #letter(): string | undefined {
    return this.#letters[this.#next];
  }

  #take(letter: string): boolean {
    if (this.#letter !== letter) return false;
    this.#next += 1;
    return true;
  }

  #either(): Pattern {
    const choices = [this.#row()];
    while (this.#take('|')) choices.push(this.#row());
    return choices.length === 1 && choices[0] ? choices[0] : { kind: 'either', choices };
  }

  #row(): Pattern {
    const parts: Pattern[] = [];
    while (this.#letter !== undefined && this.#letter !== '|' && this.#letter !== ')') parts.push(this.#repeated());
    return { kind: 'row', parts };
  }

  #repeated(): Pattern {
    const inner = this.#atom();
    const bounds = this.#bounds();
    if (bounds === undefined) return inner;
    const [least, most] = bounds;
    if (mayBeEmpty(inner)) throw this.#mistake('repeats what may be empty');
    const repeat: Pattern = { kind: 'repeat', inner, least, most, lazy: this.#take('?') };
    if (sizeOf(repeat) > LARGEST_PATTERN) throw this.#mistake('repeats too much');
    if (this.#letter !== undefined && '*+?'.includes(this.#letter)) throw this.#mistake('repeats a repetition');
    return repeat;
  }

  #bounds(): [least: number, most: number] | undefined {
    if (this.#take('*')) return [0, Infinity];
    if (this.#take('+')) return [1, Infinity];
    if (this.#take('?')) return [0, 1];
    return this.#letter === '{' ? this.#counted() : undefined;
  }

  #counted(): [least: number, most: number] {
    const found = /^\{(\d{1,3})(,(\d{1,3})?)?\}/.exec(this.#letters.slice(this.#next, this.#next + 10).join(''));
    if (found === null) throw this.#mistake('has a brace that counts nothing; as itself it is written \\{');
    const least = Number(found[1]);
    const most = found[2] === ',' ? Infinity : Number(found[3] ?? least);
    const highest = most === Infinity ? least : most;
    if (most < least || highest > MOST_REPEATS) throw this.#mistake(`counts beyond ${MOST_REPEATS}, or backwards`);
    this.#next += found[0].length;
    return [least, most];
  }

  #atom(): Pattern {
    if (this.#take('(')) return this.#group();
    if (this.#take('[')) return this.#one(this.#class());
    if (this.#take('.')) return this.#one(ANY_BUT_NEWLINE);
    if (this.#take('^')) return { kind: 'edge', edge: 'start' };
    if (this.#take('$')) return { kind: 'edge', edge: 'end' };
    if (this.#take('\\')) return this.#escaped();
    const letter = this.#letter ?? '';
    if ('*+?{'.includes(letter)) throw this.#mistake('repeats nothing');
    this.#next += 1;
    const code = letter.codePointAt(0) ?? 0;
    return this.#one([[code, code]]);
  }

  readonly #one = (ranges: Ranges): Pattern => ({ kind: 'class', ranges, fold: this.#fold });

  #group(): Pattern {
    const plain = this.#take('?');
    if (plain && !this.#take(':')) throw this.#mistake('has a kind of group that is not known here');
    this.#depth += 1;
    if (this.#depth > 30) throw this.#mistake('has too many groups in one another');
    const capture = plain ? null : (this.#captures += 1);
    const inner = this.#either();
    if (!this.#take(')')) throw this.#mistake('has a group that does not end');
    this.#depth -= 1;
    return { kind: 'group', capture, inner };
  }

  #escaped(): Pattern {
    if (this.#take('b')) return { kind: 'edge', edge: 'word' };
    return this.#one(this.#escapedRanges());
  }

  /** What stands behind a backslash. */
  #escapedRanges(): Ranges {
    const letter = this.#letter ?? '';
    this.#next += 1;
    const perl = Object.hasOwn(perlClasses, letter) ? perlClasses[letter] : undefined;
    if (perl) return perl;
    const code = Object.hasOwn(controls, letter) ? controls[letter] : this.#codeOf(letter);
    if (code === undefined) throw this.#mistake('has an escape that is not known here');
    return [[code, code]];
  }

  #codeOf(letter: string): number | undefined {
    if (letter === 'x') {
      const digits = this.#letters.slice(this.#next, this.#next + 2).join('');
      this.#next += 2;
      return /^[0-9a-fA-F]{2}$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
    }
    return /^[!-/:-@[-`{-~]$/.test(letter) ? letter.codePointAt(0) : undefined;
  }

  #class(): Ranges {
    const negated = this.#take('^');
    const ranges: (readonly [number, number])[] = [];
    for (let first = true; first || this.#letter !== ']'; first = false) {
      if (this.#letter === undefined) throw this.#mistake('has a class that does not end');
      if (this.#letter === '[') throw this.#mistake('has a [ within a class; as itself it is written \\[');
      ranges.push(...this.#classPart());
    }
    this.#next += 1;
    return negated ? inverse(ranges) : ranges;
  }

  #classPart(): Ranges {
    const low = this.#classLetter();
    if (this.#letter !== '-' || this.#letters[this.#next + 1] === ']') return low;
    this.#next += 1;
    const high = this.#classLetter();
    const [from, to] = [low[0]?.[0] ?? 0, high[0]?.[1] ?? 0];
    const isRange = [...low, ...high].every(([start, end]) => start === end) && low.length + high.length === 2;
    if (!isRange || from > to) throw this.#mistake('has a range that goes backwards, or from no single letter');
    return [[from, to]];
  }

  #classLetter(): Ranges {
    if (this.#take('\\')) return this.#escapedRanges();
    const code = this.#letter?.codePointAt(0) ?? 0;
    this.#next += 1;
    return [[code, code]];
  }
}

/** Reads a regular expression. `at` is its place in the expression around it. Throws `MistakeFound`. */
export function readPattern(text: string, at: number): Pattern {
  if (text.length > LONGEST_PATTERN) {
    throw new MistakeFound(at, 'The pattern is too long.', `At most ${LONGEST_PATTERN} characters.`);
  }
  const pattern = new PatternReader(text, at).whole();
  if (sizeOf(pattern) > LARGEST_PATTERN) throw new MistakeFound(at, 'The pattern is too large.', 'Ask for less of it.');
  return pattern;
}

/** Whether a pattern has a group to take out. */
export function captures(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'group':
      return pattern.capture !== null || captures(pattern.inner);
    case 'row':
      return pattern.parts.some(captures);
    case 'either':
      return pattern.choices.some(captures);
    case 'repeat':
      return captures(pattern.inner);
    default:
      return false;
  }
}
