import { MOST_SCANNED, findAll } from './scan.ts';
import { nestedTexts } from './nested-texts.ts';
import type { Range, Subject } from './subject.ts';

/** What stands in a secret's place: how long it was, since that helps to find it at its source. */
export const hidden = (length: number): string => `(hidden: ${length} character${length === 1 ? '' : 's'})`;

/** A text without what stands at these ranges, in whatever order they are and however they overlap. */
export function mask(text: string, ranges: readonly Range[]): string {
  let masked = '';
  let at = 0;
  for (const { from, to } of united(ranges)) {
    masked += text.slice(at, from) + hidden(to - from);
    at = to;
  }
  return masked + text.slice(at);
}

function united(ranges: readonly Range[]): Range[] {
  const whole: Range[] = [];
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else whole.push({ from, to });
  }
  return whole;
}

/** A value that arrived under a key, without the secrets in it, and how many they were. */
export function maskValue({ key, text }: Subject): { text: string; hidden: number } {
  const looked = text.length > MOST_SCANNED ? text.slice(0, MOST_SCANNED) : text;
  const ranges = united([...findAll({ key, text: looked }), ...inNested({ key, text: looked })]);
  const rest =
    text.length > looked.length ? `… (${text.length - looked.length} more characters are not looked at)` : '';
  return { text: mask(looked, ranges) + rest, hidden: ranges.length };
}

/** With more secrets in it than that, a document is hidden whole. */
const MOST_NESTED = 200;

/** Where the secrets of a JSON document stand in its text. One that stands in it twice is hidden twice. */
function inNested({ key, text }: Subject): Range[] {
  const secrets = new Set<string>();
  for (const inner of nestedTexts(text, key) ?? []) {
    for (const { from, to } of findAll(inner)) secrets.add(inner.text.slice(from, to));
    if (secrets.size > MOST_NESTED) return [{ from: 0, to: text.length }];
  }
  return [...secrets].flatMap((secret) => occurrences(text, JSON.stringify(secret).slice(1, -1)));
}

function occurrences(text: string, part: string): Range[] {
  const ranges: Range[] = [];
  if (part === '') return ranges;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) {
    ranges.push({ from: at, to: at + part.length });
  }
  return ranges;
}
