import { compilePattern, type Step } from './compile-pattern.ts';
import { captures, readPattern } from './read-pattern.ts';

/** Places in the text: the match from 0 to 1, its first group from 2 to 3. */
type Slots = readonly (number | undefined)[];

interface Thread {
  step: number;
  slots: Slots;
}

interface Ready {
  steps: Step[];
  hasGroup: boolean;
}

const ready = new Map<string, Ready>();
const MOST_READY = 100;

function readyFor(text: string): Ready {
  const known = ready.get(text);
  if (known) return known;
  if (ready.size >= MOST_READY) ready.clear();
  const pattern = readPattern(text, 0);
  const made = { steps: compilePattern(pattern), hasGroup: captures(pattern) };
  ready.set(text, made);
  return made;
}

/** Where a thread goes on without taking a letter, the preferred way last. */
function onward(step: Step | undefined, { step: at, slots }: Thread, place: number, codes: readonly number[]): Thread[] | undefined {
  switch (step?.do) {
    case 'go':
      return [{ step: step.to, slots }];
    case 'fork':
      return [{ step: step.second, slots }, { step: step.first, slots }];
    case 'mark':
      return [{ step: at + 1, slots: slots.with(step.slot, place) }];
    case 'edge':
      return step.holds(codes[place - 1], codes[place]) ? [{ step: at + 1, slots }] : [];
    default:
      return undefined;
  }
} // prettier-ignore

/** A pattern's threads at one place of the text, in the order in which they would be preferred. */
class Threads {
  readonly list: Thread[] = [];
  readonly #seen = new Set<number>();

  /** Follows everything that takes no letter. What was reached before is preferred, so it is not followed again. */
  add(steps: Step[], thread: Thread, place: number, codes: readonly number[]): void {
    const waiting = [thread];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (this.#seen.has(next.step)) continue;
      this.#seen.add(next.step);
      const further = onward(steps[next.step], next, place, codes);
      if (further) waiting.push(...further);
      else this.list.push(next);
    }
  }

  /** The threads that the letter at a place lets go on, and the match that is preferred to all that follow it. */
  after(steps: Step[], place: number, codes: readonly number[]): { threads: Threads; found: Slots | undefined } {
    const threads = new Threads();
    const code = codes[place];
    for (const { step: at, slots } of this.list) {
      const step = steps[at];
      if (step?.do === 'match') return { threads, found: slots };
      if (step?.do === 'take' && code !== undefined && step.takes(code)) {
        threads.add(steps, { step: at + 1, slots }, place + 1, codes);
      }
    }
    return { threads, found: undefined };
  }
}

/** The leftmost match from a place on, by the preferences of Perl, in time linear in the text. */
function search(steps: Step[], codes: readonly number[], from: number): Slots | undefined {
  let found: Slots | undefined;
  let threads = new Threads();
  for (let place = from; place <= codes.length; place += 1) {
    if (found === undefined) threads.add(steps, { step: 0, slots: Array.from({ length: 4 }) }, place, codes);
    const after = threads.after(steps, place, codes);
    threads = after.threads;
    found = after.found ?? found;
    if (found !== undefined && threads.list.length === 0) break;
  }
  return found;
}

const codesOf = (text: string): number[] => Array.from(text, (letter) => letter.codePointAt(0) ?? 0);

/** The first match, or what its first group took; empty where that took nothing. */
export function firstMatch(pattern: string, text: string): string | undefined {
  const { steps, hasGroup } = readyFor(pattern);
  const slots = search(steps, codesOf(text), 0);
  if (slots === undefined) return undefined;
  const [start, end] = hasGroup ? slots.slice(2) : slots;
  return Array.from(text).slice(start ?? 0, end ?? 0).join('');
} // prettier-ignore

/** How often a pattern matches, one match beginning where the last one ended; an empty one not right there, as in Go. */
export function countMatches(pattern: string, text: string): number {
  const { steps } = readyFor(pattern);
  const codes = codesOf(text);
  let count = 0;
  let last = -1;
  for (let place = 0; place <= codes.length;) {
    const [start, end] = search(steps, codes, place) ?? [];
    if (start === undefined || end === undefined) return count;
    if (end > start || start !== last) count += 1;
    last = end;
    place = end === start ? end + 1 : end;
  }
  return count;
}
