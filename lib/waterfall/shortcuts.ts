/** What a key does with a trace, beside moving in its rows (keyboard.ts). */
export const commands = [
  'levels', 'unfold-all', 'fold-depth', 'fold-name', 'fold-subtree', 'unfold-subtree',
  'search', 'next-match', 'previous-match', 'search-fields',
  'next-error', 'previous-error', 'cause', 'next-odd',
  'critical-path', 'path-next', 'zoom-span', 'zoom-in', 'zoom-out', 'zoom-all', 'pan-left', 'pan-right',
  'columns', 'copy-link', 'keys',
] as const; // prettier-ignore
export type Command = (typeof commands)[number];

/** A line of the list of keys. */
export interface KeyLine {
  /** As they stand on the keys. */
  keys: readonly string[];
  does: string;
  /** When it has something to do, where that is not always. */
  when?: string;
}

export interface KeyGroup {
  title: string;
  lines: readonly KeyLine[];
}

/** A key that asks for a command, by `KeyboardEvent.key`. */
const commandOf: Readonly<Record<string, Command>> = {
  '0': 'unfold-all', d: 'fold-depth', s: 'fold-name', '[': 'fold-subtree', ']': 'unfold-subtree',
  '/': 'search', n: 'next-match', N: 'previous-match', f: 'search-fields',
  e: 'next-error', E: 'previous-error', c: 'cause', o: 'next-odd',
  p: 'critical-path', P: 'path-next', z: 'zoom-span', '+': 'zoom-in', '=': 'zoom-in', '-': 'zoom-out', x: 'zoom-all',
  ',': 'pan-left', '.': 'pan-right',
  '|': 'columns', y: 'copy-link', '?': 'keys',
}; // prettier-ignore

/** The command of a key, and how many levels where it is a digit; null where the key means nothing here. */
export function commandFor(key: string): { command: Command; levels?: number } | null {
  if (/^[1-9]$/.test(key)) return { command: 'levels', levels: Number(key) };
  const command = Object.hasOwn(commandOf, key) ? commandOf[key] : undefined;
  return command === undefined ? null : { command };
}

/** Every key there is, in words: what the list on the page shows, and nothing that is not there. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'Move',
    lines: [
      { keys: ['↑', '↓'], does: 'A row up or down' },
      { keys: ['Page ↑', 'Page ↓'], does: 'Ten rows up or down' },
      { keys: ['Home', 'End'], does: 'The first row, the last row' },
      { keys: ['→'], does: 'Unfold, then into the spans below' },
      { keys: ['←'], does: 'Fold, then out to the parent' },
      { keys: ['Enter', 'Space'], does: 'Show the span’s fields' },
    ],
  },
  {
    title: 'Fold',
    lines: [
      { keys: ['1', '…', '9'], does: 'Show so many levels' },
      { keys: ['0'], does: 'Unfold everything', when: 'where something is folded' },
      { keys: ['['], does: 'Fold this span and all below it', when: 'on a span with others below it' },
      { keys: [']'], does: 'Unfold this span and all below it', when: 'on a span with others below it' },
      { keys: ['d'], does: 'Fold every span of this depth, or unfold them' },
      { keys: ['s'], does: 'Fold every span of the same name and service, or unfold them' },
    ],
  },
  {
    title: 'Find',
    lines: [
      {
        keys: ['/'],
        does: 'Search in the trace: Enter and Shift with Enter go from match to match, ↓ goes back to the rows',
      },
      { keys: ['n', 'N'], does: 'The next match, the one before', when: 'once something is searched for (/)' },
      { keys: ['f'], does: 'Search in the span’s fields' },
      { keys: ['Esc'], does: 'Out of a search, which empties it' },
      { keys: ['e', 'E'], does: 'The next error, the one before', when: 'where a span failed' },
      { keys: ['c'], does: 'The span that an error came from', when: 'on a span that failed' },
      { keys: ['o'], does: 'The next span that is odd: without its parent, with another clock', when: 'where one is' },
    ],
  },
  {
    title: 'Time',
    lines: [
      { keys: ['p'], does: 'Show the critical path, or hide it' },
      { keys: ['P'], does: 'The next span on the critical path', when: 'while it is shown (p)' },
      { keys: ['z'], does: 'Zoom to this span’s time' },
      { keys: ['+', '−'], does: 'Look closer, or at more' },
      { keys: [',', '.'], does: 'Earlier, later', when: 'once you looked closer' },
      { keys: ['x'], does: 'The whole trace', when: 'once you looked closer' },
    ],
  },
  {
    title: 'The rest',
    lines: [
      { keys: ['|'], does: 'Choose the columns' },
      { keys: ['y'], does: 'Copy a link to this span' },
      { keys: ['?'], does: 'This list' },
    ],
  },
];
