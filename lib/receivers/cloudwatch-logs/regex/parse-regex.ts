import { anyChar, anyOf, between, classes, escapes, literal, type CharTest, type RegexNode } from './syntax.ts';

/** What is wrong with a regular expression, and at which of its characters. */
export class RegexFault extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

const DEEPEST = 40;
const MOST_REPEATS = 250;
const INFINITE = Number.POSITIVE_INFINITY;
const simpleTimes: Record<string, [number, number]> = { '*': [0, INFINITE], '+': [1, INFINITE], '?': [0, 1] };

/**
 * Parses the part of regular expressions that can be searched for in a time that grows with the text alone: no
 * back-references and no looking around. Throws a RegexFault.
 */
export function parseRegex(source: string): RegexNode {
  const flags = /^\(\?i\)/.exec(source)?.[0] ?? '';
  const parser = new RegexParser(source, flags.length, flags !== '');
  return parser.whole();
}

class RegexParser {
  #at: number;
  #depth = 0;

  constructor(
    private readonly source: string,
    start: number,
    private readonly ignoreCase: boolean,
  ) {
    this.#at = start;
  }

  whole(): RegexNode {
    const node = this.#choice();
    if (this.#at < this.source.length) this.#fail('a closing parenthesis has no opening one');
    return node;
  }

  #fail(message: string, at = this.#at): never {
    throw new RegexFault(message, at);
  }

  #takes(text: string): boolean {
    if (!this.source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #choice(): RegexNode {
    const options = [this.#sequence()];
    while (this.#takes('|')) options.push(this.#sequence());
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  }

  #sequence(): RegexNode {
    const parts: RegexNode[] = [];
    while (this.#at < this.source.length && !'|)'.includes(this.source[this.#at]!)) parts.push(this.#repeated());
    return { kind: 'sequence', parts };
  }

  #repeated(): RegexNode {
    const start = this.#at;
    let node = this.#atom();
    for (let times = this.#times(); times !== null; times = this.#times()) {
      if (node.kind === 'assert' || (node.kind === 'repeat' && start === this.#at))
        this.#fail('nothing is there to repeat', start);
      const [min, max, isLazy] = times;
      if (min > MOST_REPEATS || (max !== INFINITE && max > MOST_REPEATS))
        this.#fail(`at most ${MOST_REPEATS} repetitions`, start);
      if (max < min) this.#fail('the numbers in a repetition are out of order', start);
      node = { kind: 'repeat', node, min, max, isLazy };
    }
    return node;
  }

  /** A quantifier: how often at least and at most, and whether it is lazy. */
  #times(): [number, number, boolean] | null {
    const times = simpleTimes[this.source[this.#at] ?? ''] ?? this.#countedTimes();
    if (times === null) return null;
    this.#at = this.source[this.#at] === '{' ? this.source.indexOf('}', this.#at) + 1 : this.#at + 1;
    return [...times, this.#takes('?')];
  }

  #countedTimes(): [number, number] | null {
    const counted = /^\{(\d{1,4})(?:(,)(\d{1,4})?)?\}/.exec(this.source.slice(this.#at, this.#at + 12));
    if (counted === null) return null;
    const [, min = '0', comma, max] = counted;
    return [Number(min), comma === undefined ? Number(min) : Number(max ?? INFINITE)];
  }

  #atom(): RegexNode {
    const start = this.#at;
    const char = this.source[this.#at++]!;
    switch (char) {
      case '(':
        return this.#group(start);
      case '[':
        return { kind: 'char', test: this.#bracket(start) };
      case '.':
        return { kind: 'char', test: anyChar };
      case '^':
        return { kind: 'assert', at: 'start' };
      case '$':
        return { kind: 'assert', at: 'end' };
      case '\\':
        return this.#escaped();
      case '*':
      case '+':
      case '?':
        return this.#fail('nothing is there to repeat', start);
      default:
        return { kind: 'char', test: literal(char.charCodeAt(0), this.ignoreCase) };
    }
  }

  #group(start: number): RegexNode {
    let name: string | null = null;
    if (this.#takes('?') && !this.#takes(':')) {
      name = this.#name();
      if (name === null) this.#fail('only (…), (?:…) and (?<name>…) are supported, and (?i) at the very front', start);
    }
    this.#depth += 1;
    if (this.#depth > DEEPEST) this.#fail('parentheses are nested too deep', start);
    const node = this.#choice();
    if (!this.#takes(')')) this.#fail('a parenthesis is not closed', start);
    this.#depth -= 1;
    return name === null ? node : { kind: 'group', name, node };
  }

  #name(): string | null {
    const found = /^P?<([A-Za-z]\w{0,60})>/.exec(this.source.slice(this.#at, this.#at + 64));
    this.#at += found?.[0].length ?? 0;
    return found?.[1] ?? null;
  }

  #escaped(): RegexNode {
    const letter = this.source[this.#at];
    if (letter === 'b' || letter === 'B') {
      this.#at += 1;
      return { kind: 'assert', at: letter === 'b' ? 'boundary' : 'inside' };
    }
    const { test, code } = this.#escape();
    return { kind: 'char', test: test ?? literal(code, this.ignoreCase) };
  }

  /** What stands behind a backslash: a class, or one character. */
  #escape(): { test?: CharTest; code: number } {
    const start = this.#at - 1;
    const letter = this.source[this.#at++];
    if (letter === undefined) this.#fail('a backslash stands at the end', start);
    if (Object.hasOwn(classes, letter)) return { test: classes[letter]!, code: 0 };
    const hex = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4}))/i.exec(this.source.slice(start + 1, start + 6));
    if (hex) {
      this.#at = start + 1 + hex[0].length;
      return { code: Number.parseInt(hex[1] ?? hex[2] ?? '0', 16) };
    }
    if (/[1-9]/.test(letter)) this.#fail('back-references are not supported', start);
    return { code: escapes[letter] ?? letter.charCodeAt(0) };
  }

  #bracket(start: number): CharTest {
    const negated = this.#takes('^');
    const tests: CharTest[] = [];
    while (this.source[this.#at] !== ']' || tests.length === 0) {
      if (this.#at >= this.source.length) this.#fail('a bracket is not closed', start);
      tests.push(this.#member());
    }
    this.#at += 1;
    return anyOf(tests, negated);
  }

  #member(): CharTest {
    const start = this.#at;
    const first = this.#memberChar();
    if (first.test) return first.test;
    const isRange = this.source[this.#at] === '-' && !['', ']'].includes(this.source[this.#at + 1] ?? '');
    if (!isRange) return literal(first.code, this.ignoreCase);
    this.#at += 1;
    const last = this.#memberChar();
    if (last.test || last.code < first.code) this.#fail('a range in a bracket is out of order', start);
    return between(first.code, last.code, this.ignoreCase);
  }

  #memberChar(): { test?: CharTest; code: number } {
    const char = this.source[this.#at++]!;
    return char === '\\' ? this.#escape() : { code: char.charCodeAt(0) };
  }
}
