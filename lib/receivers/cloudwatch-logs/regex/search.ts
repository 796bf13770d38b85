import { parseRegex } from './parse-regex.ts';
import { programOf, type Instruction } from './program.ts';
import { isWord, type Assertion } from './syntax.ts';
import { unboundedWork, type Work } from './work.ts';

/** What stands beside a place in the text. */
export type Side = 'edge' | 'word' | 'other';

export const sideOf = (code: number): Side => (isWord(code) ? 'word' : 'other');

/** A set of instructions that a search is at, before it looks at the next character. */
interface State {
  at: readonly number[];
  left: Side;
  /** What the characters met so far lead to; null where the search is over, because it found. */
  next: Map<number, State | null>;
}

/** States are kept to be met again; a pattern that makes ever new ones begins anew. */
const MOST_STATES = 2000;
const MOST_STEPS = 100_000;
/** What a character costs that leads to a state nobody has met yet, for each instruction: the measured ratio. */
export const NEW_STEP = 10;

/**
 * A regular expression that finds itself in a text in a time that grows with the text alone, whatever either is: all
 * its ways are followed at once, and sets of ways that were met before are remembered.
 */
export class RegexSearch {
  readonly #program: Instruction[];
  #states = new Map<string, State>();
  #start: State;
  #steps = 0;

  /** Throws a RegexFault where the source is wrong. */
  constructor(readonly source: string) {
    this.#program = programOf(parseRegex(source));
    this.#start = this.#stateOf([0], 'edge');
  }

  /** Whether it is anywhere in a text. */
  isIn(text: string, work: Work = unboundedWork()): boolean {
    work.spend(text.length);
    let state = this.#start;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      let next = state.next.get(code);
      if (next === undefined) {
        work.spend(this.#program.length * NEW_STEP);
        if ((this.#steps += 1) > MOST_STEPS) this.#forget();
        next = this.#step(state, code);
        state.next.set(code, next);
      }
      if (next === null) return true;
      state = next;
    }
    return this.#reach(state, 'edge') === null;
  }

  #step(state: State, code: number): State | null {
    const reached = this.#reach(state, sideOf(code));
    if (reached === null) return null;
    const next: number[] = [0];
    for (const at of reached) {
      const instruction = this.#program[at]!;
      if (instruction.kind === 'char' && instruction.test(code)) next.push(instruction.to);
    }
    return this.#stateOf(next, sideOf(code));
  }

  #stateOf(next: readonly number[], left: Side): State {
    const at = [...new Set(next)].sort((one, other) => one - other);
    const key = `${left}${at.join(',')}`;
    const known = this.#states.get(key);
    if (known) return known;
    if (this.#states.size >= MOST_STATES) this.#forget();
    const state: State = { at, left, next: new Map() };
    this.#states.set(key, state);
    return state;
  }

  /** What states remember of each other goes with them, or they would all be held. */
  #forget(): void {
    for (const state of this.#states.values()) state.next = new Map();
    this.#states = new Map();
    this.#steps = 0;
  }

  /** The characters a state may read next, past its forks and assertions; null where it has found. */
  #reach({ at, left }: State, right: Side): number[] | null {
    const chars: number[] = [];
    const seen = new Set<number>();
    const open = [...at];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (seen.has(index)) continue;
      seen.add(index);
      const instruction = this.#program[index]!;
      if (instruction.kind === 'found') return null;
      if (instruction.kind === 'char') chars.push(index);
      else if (instruction.kind === 'fork') open.push(instruction.to, instruction.or);
      else if (instruction.kind === 'save' || holds(instruction.at, left, right)) open.push(instruction.to);
    }
    return chars;
  }
}

export function holds(assertion: Assertion, left: Side, right: Side): boolean {
  switch (assertion) {
    case 'start':
      return left === 'edge';
    case 'end':
      return right === 'edge';
    case 'boundary':
      return (left === 'word') !== (right === 'word');
    case 'inside':
      return (left === 'word') === (right === 'word');
    default:
      return assertion satisfies never;
  }
}
