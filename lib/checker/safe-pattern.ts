import { z } from 'zod';
import { isLaborious, readableBy } from './pattern-work.ts';
import { repeatsChoices } from './repeated-groups.ts';

const MAX_LENGTH = 200;

const LOOK_AROUND = /\(\?<?[=!]/;
const BACK_REFERENCE = /\\[1-9]|\\k</;
function isRegExp(pattern: string): boolean {
  try {
    void new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

function objection(pattern: string): string | null {
  if (LOOK_AROUND.test(pattern)) return 'look-around is not allowed in a pattern; use "not" or "notMatches" instead';
  if (BACK_REFERENCE.test(pattern)) return 'a pattern may not refer back to a group';
  if (!isRegExp(pattern)) return 'this is not a regular expression';
  if (repeatsChoices(pattern)) {
    return 'a repeated group may neither repeat nor choose (|) inside: it could take for ever to match';
  }
  if (isLaborious(pattern)) {
    return 'a pattern may repeat (*, +) twice if it begins with ^, else once, and choose now and then: more could take for ever to match';
  }
  return null;
}

/** A regular expression of the RE2 kind, short and without what makes matching slow. It is not anchored. */
export const safePatternSchema = z
  .string()
  .max(MAX_LENGTH, `a pattern has at most ${MAX_LENGTH} characters`)
  .superRefine((pattern, context) => {
    const message = objection(pattern);
    if (message !== null) context.addIssue({ code: 'custom', message });
  })
  .meta({
    id: 'Pattern',
    description:
      'a regular expression of at most 200 characters, without look-around, back-references and repeated choices',
  });

/** Patterns made ready: a check holds the same one against every span of a run. */
const ready = new Map<string, { expression: RegExp; reads: number }>();
const MOST_READY = 500;

function prepare(pattern: string): { expression: RegExp; reads: number } {
  const known = ready.get(pattern);
  if (known !== undefined) return known;
  if (ready.size >= MOST_READY) ready.clear();
  const made = { expression: new RegExp(pattern, 'u'), reads: readableBy(pattern) };
  ready.set(pattern, made);
  return made;
}

/** Whether a pattern that the schema let through occurs in a text. */
export function occursIn(pattern: string, text: string): boolean {
  const { expression, reads } = prepare(pattern);
  return expression.test(text.slice(0, reads));
}
