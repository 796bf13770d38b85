import type { Pattern, Ranges } from './pattern.ts';

/** One step of a program. Numbers are places of other steps. */
export type Step =
  | { do: 'take'; takes: (code: number) => boolean }
  | { do: 'edge'; holds: (before: number | undefined, after: number | undefined) => boolean }
  | { do: 'fork'; first: number; second: number }
  | { do: 'go'; to: number }
  | { do: 'mark'; slot: number }
  | { do: 'match' };

const isWord = (code: number | undefined): boolean =>
  code !== undefined && ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122)); // prettier-ignore

const edges: Record<Extract<Pattern, { kind: 'edge' }>['edge'], Extract<Step, { do: 'edge' }>['holds']> = {
  start: (before) => before === undefined,
  end: (_, after) => after === undefined,
  word: (before, after) => isWord(before) !== isWord(after),
};

/** The same letter in its other cases. */
function casesOf(code: number): number[] {
  const letter = String.fromCodePoint(code);
  const others = [letter.toLowerCase(), letter.toUpperCase(), letter.toUpperCase().toLowerCase()];
  return [letter, ...others].filter((one) => Array.from(one).length === 1).map((one) => one.codePointAt(0) ?? 0);
}

function taker(ranges: Ranges, fold: boolean): (code: number) => boolean {
  const within = (code: number): boolean => ranges.some(([from, to]) => code >= from && code <= to);
  return fold ? (code) => casesOf(code).some(within) : within;
}

class Compiler {
  readonly steps: Step[] = [];

  #add(step: Step): number {
    return this.steps.push(step) - 1;
  }

  emit(pattern: Pattern): void {
    switch (pattern.kind) {
      case 'class':
        return void this.#add({ do: 'take', takes: taker(pattern.ranges, pattern.fold) });
      case 'edge':
        return void this.#add({ do: 'edge', holds: edges[pattern.edge] });
      case 'group':
        return this.#group(pattern.inner, pattern.capture);
      case 'row':
        return pattern.parts.forEach((part) => this.emit(part));
      case 'either':
        return this.#either(pattern.choices);
      case 'repeat':
        return this.#repeat(pattern);
      default:
        return pattern satisfies never;
    }
  }

  /** Only the first group is ever asked for. */
  #group(inner: Pattern, capture: number | null): void {
    if (capture !== 1) return this.emit(inner);
    this.#add({ do: 'mark', slot: 2 });
    this.emit(inner);
    this.#add({ do: 'mark', slot: 3 });
  }

  #either(choices: Pattern[]): void {
    const ends: number[] = [];
    for (const [index, choice] of choices.entries()) {
      if (index === choices.length - 1) this.emit(choice);
      else {
        const fork = this.#add({ do: 'fork', first: this.steps.length + 1, second: 0 });
        this.emit(choice);
        ends.push(this.#add({ do: 'go', to: 0 }));
        this.steps[fork] = { do: 'fork', first: fork + 1, second: this.steps.length };
      }
    }
    for (const end of ends) this.steps[end] = { do: 'go', to: this.steps.length };
  }

  #fork(at: number, into: number, past: number, lazy: boolean): void {
    this.steps[at] = lazy ? { do: 'fork', first: past, second: into } : { do: 'fork', first: into, second: past };
  } // prettier-ignore

  #repeat({ inner, least, most, lazy }: Extract<Pattern, { kind: 'repeat' }>): void {
    for (let count = 0; count < least; count += 1) this.emit(inner);
    if (most === Infinity) {
      const fork = this.#add({ do: 'match' });
      this.emit(inner);
      this.#add({ do: 'go', to: fork });
      return this.#fork(fork, fork + 1, this.steps.length, lazy);
    }
    const forks: number[] = [];
    for (let count = least; count < most; count += 1) {
      forks.push(this.#add({ do: 'match' }));
      this.emit(inner);
    }
    for (const fork of forks) this.#fork(fork, fork + 1, this.steps.length, lazy);
  }
}

/** A pattern as a program. Its first step is step 0; slots 0 and 1 are the whole match, 2 and 3 its first group. */
export function compilePattern(pattern: Pattern): Step[] {
  const compiler = new Compiler();
  compiler.steps.push({ do: 'mark', slot: 0 });
  compiler.emit(pattern);
  compiler.steps.push({ do: 'mark', slot: 1 }, { do: 'match' });
  return compiler.steps;
}
