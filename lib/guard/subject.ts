/** A text that stands somewhere in the telemetry, and the key it stands under; empty where it has none. */
export interface Subject {
  key: string;
  text: string;
}

/** Where in a text something stands: from its first character to the one behind its last. */
export interface Range {
  from: number;
  to: number;
}

/**
 * What a secret does to whom it belongs. A credential opens something; with a payment's numbers one pays; what is
 * personal names somebody; a value was written into a text that ought to hold none.
 */
export type SecretKind = 'credential' | 'payment' | 'personal' | 'value';

/** Finds one kind of secret. `what` says in words what was found; the value itself is never told. */
export interface Detector {
  what: string;
  kind: SecretKind;
  /** Where it stands, in order; nothing where it stands nowhere. */
  find(subject: Subject): Range[];
}

/** A text as a whole. */
export const wholly = ({ text }: Subject): Range[] => [{ from: 0, to: text.length }];

/** Where a pattern's group stands, or the whole match where it has none. The pattern needs the flags `g` and `d`. */
export function rangesOf(text: string, pattern: RegExp, isSecret: (found: string) => boolean = () => true): Range[] {
  const ranges: Range[] = [];
  for (const match of text.matchAll(pattern)) {
    const at = match.indices?.slice(1).findLast((indices) => indices !== undefined) ?? match.indices?.[0];
    if (at === undefined) continue;
    const [from, to] = at;
    if (to > from && isSecret(text.slice(from, to))) ranges.push({ from, to });
  }
  return ranges;
}

interface ByText {
  what: string;
  kind?: SecretKind;
  /** One of these stands in every such secret. Looked for first, which is many times as fast as the pattern. */
  holds: readonly string[];
  /** Bounded in every part, so that a hostile value of 64 KB takes no longer than it should. */
  pattern: RegExp;
}

/** How a sign is written in an address and in JSON: the last letter of it stands right before what comes next. */
const ESCAPED = /%[0-9a-f]{2}|\\[nrt]/gi;

/** Ranges of a text, and those that only show once no escaped sign is taken for the beginning of a word. */
function withEscapes(text: string, find: (text: string) => Range[]): Range[] {
  const found = find(text);
  if (!text.includes('%') && !text.includes('\\')) return found;
  const apart = find(text.replaceAll(ESCAPED, (sign) => ' '.repeat(sign.length)));
  const isNew = ({ from, to }: Range): boolean => found.every((known) => to <= known.from || from >= known.to);
  return [...found, ...apart.filter(isNew)].toSorted((a, b) => a.from - b.from);
}

/** A detector by the secret's own looks, wherever it stands. */
export const byText = ({ what, kind = 'credential', holds, pattern }: ByText): Detector => ({
  what,
  kind,
  find: ({ text }) =>
    holds.some((part) => text.includes(part)) ? withEscapes(text, (looked) => rangesOf(looked, pattern)) : [],
});
