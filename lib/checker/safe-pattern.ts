import { z } from 'zod';
import { repeatsChoices } from './repeated-groups.ts';

const MAX_LENGTH = 200;
/** Telemetry may hold a value of megabytes; a pattern sees this much of it. */
const MAX_SUBJECT = 4096;

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

/** Whether a pattern that the schema let through occurs in a text. */
export const occursIn = (pattern: string, text: string): boolean =>
  new RegExp(pattern, 'u').test(text.slice(0, MAX_SUBJECT));
