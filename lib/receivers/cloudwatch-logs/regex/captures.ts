import { parseRegex } from './parse-regex.ts';
import { programOf, type Instruction } from './program.ts';
import { holds, NEW_STEP, RegexSearch, sideOf, type Side } from './search.ts';
import type { Work } from './work.ts';

/** One way through the program: where it is, and where its named groups begin and end in the text. */
interface Way {
  at: number;
  saved: ReadonlyMap<string, number>;
}

const keyOf = (name: string, side: 'from' | 'to'): string => `${side} ${name}`;

/**
 * What the named groups of a regular expression take of a text, as the language's own engine has it: the first match,
 * and of the ways to it the one that is tried first. All ways are followed at once (Pike's machine), so that its time
 * grows with the text alone.
 */
export class RegexCaptures {
  readonly #program: Instruction[];
  readonly #search: RegexSearch;
  /** In the order in which they begin. */
  readonly names: readonly string[];

  /** Throws a RegexFault where the source is wrong. */
  constructor(readonly source: string) {
    this.#program = programOf(parseRegex(source));
    this.#search = new RegexSearch(source);
    this.names = [...new Set(this.#program.flatMap((each) => (each.kind === 'save' ? [each.name] : [])))];
  }

  /** One text for each name, null for a group that the match left out; null where nothing matches. */
  in(text: string, work: Work): (string | null)[] | null {
    // Most texts hold none, and to know that is far cheaper than to know where.
    if (!this.#search.isIn(text, work)) return null;
    const saved = this.#first(text, work);
    return this.names.map((name) => {
      const [from, to] = [saved?.get(keyOf(name, 'from')), saved?.get(keyOf(name, 'to'))];
      return from === undefined || to === undefined ? null : text.slice(from, to);
    });
  }

  #first(text: string, work: Work): Way['saved'] | null {
    let open: Way[] = [];
    let found: Way['saved'] | null = null;
    for (let index = 0; index <= text.length; index += 1) {
      const begun: Way[] = found === null ? [...open, { at: 0, saved: new Map() }] : open;
      const step = this.#step(begun, text, index, work);
      found = step.found ?? found;
      open = step.next;
      if (found !== null && open.length === 0) break;
    }
    return found;
  }

  /** Goes past forks and groups as far as a character; a way that has found ends those that come after it. */
  #step(ways: readonly Way[], text: string, index: number, work: Work): { next: Way[]; found: Way['saved'] | null } {
    const sides = { left: sideAt(text, index - 1), right: sideAt(text, index), index };
    const seen = new Set<number>();
    const next: Way[] = [];
    const open = ways.toReversed();
    for (let way = open.pop(); way !== undefined; way = open.pop()) {
      if (seen.has(way.at)) continue;
      seen.add(way.at);
      work.spend(NEW_STEP);
      const instruction = this.#program[way.at]!;
      if (instruction.kind === 'found') return { next, found: way.saved };
      if (instruction.kind !== 'char') open.push(...beyond(instruction, way.saved, sides));
      else if (index < text.length && instruction.test(text.charCodeAt(index)))
        next.push({ at: instruction.to, saved: way.saved });
    }
    return { next, found: null };
  }
}

const sideAt = (text: string, index: number): Side =>
  index < 0 || index >= text.length ? 'edge' : sideOf(text.charCodeAt(index));

/** The ways on from an instruction that reads nothing; the last of them is tried first. */
function beyond(
  instruction: Exclude<Instruction, { kind: 'char' | 'found' }>,
  saved: Way['saved'],
  { left, right, index }: { left: Side; right: Side; index: number },
): Way[] {
  const { to } = instruction;
  switch (instruction.kind) {
    case 'fork':
      return [
        { at: instruction.or, saved },
        { at: to, saved },
      ];
    case 'save':
      return [{ at: to, saved: new Map(saved).set(keyOf(instruction.name, instruction.side), index) }];
    case 'assert':
      return holds(instruction.at, left, right) ? [{ at: to, saved }] : [];
    default:
      return instruction satisfies never;
  }
}
