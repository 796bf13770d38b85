import { lettersApart } from './letters-apart.ts';
import { flagKeywords, groupKeywords, numberKeywords, textKeywords, type FieldKeyword } from './expression.ts';

/** Where an expression stands decides what it may ask: a trace, a service, a connection, or what caused a failure. */
export type Scope = 'trace' | 'service' | 'edge' | 'rootcause';

const fields = [...flagKeywords, ...numberKeywords, ...textKeywords] as const;

/** Words that begin something else than a field. */
const openers = ['service', 'edge', 'annotation', 'rootcause', ...groupKeywords];

const causeOnly: ReadonlySet<FieldKeyword> = new Set(['first', 'last', 'remote', 'index', 'coverage', 'message']);
const inside: ReadonlySet<FieldKeyword> = new Set(['root', 'name', 'type']);
const traceOnly: ReadonlySet<FieldKeyword> = new Set(['duration', 'partial', 'user']);

/** A word as a field of the language, whatever the case of its letters. */
export function fieldNamed(word: string): FieldKeyword | null {
  const lower = word.toLowerCase();
  return fields.find((field) => field === lower) ?? null;
}

/** Why a field cannot be asked for here; null where it can. */
export function misplaced(field: FieldKeyword, scope: Scope): string | null {
  if (causeOnly.has(field)) {
    return scope === 'rootcause' ? null : `${field} is for the braces of rootcause.<cause>.<part> { … }.`;
  }
  if (inside.has(field) && scope === 'trace') return `${field} is for the braces of service(…) { … }.`;
  if (traceOnly.has(field) && scope === 'rootcause') return `${field} is a trace’s, not a cause’s.`;
  return null;
}

/** The word of the language that is nearest to an unknown one. */
export const nearestWord = (word: string): string | undefined =>
  [...fields, ...openers].find((known) => lettersApart(word.toLowerCase(), known) <= 2);

export const isFlag = (field: FieldKeyword): boolean => (flagKeywords as readonly string[]).includes(field);
export const isNumber = (field: FieldKeyword): boolean => (numberKeywords as readonly string[]).includes(field);
