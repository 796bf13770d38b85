import type { z } from 'zod';
import { mostAlike } from './diagnose/similarity.ts';
import { expectationSchema, type Expectation } from './expectation.ts';
import type { Mistake } from './signals/signal.ts';

type Issue = z.core.$ZodIssue;

/** The words that each object might have had, by the object as it was written. */
type Words = Map<unknown, Set<string>>;

const inOrder = (word: string): string => word.split('').sort().join('');

/** The word that was most likely meant; letters in another order are the commonest slip of a short one. */
const nearest = (word: string, words: readonly string[]): string | undefined =>
  words.find((each) => inOrder(each) === inOrder(word)) ?? mostAlike(word, words);

const pathOf = (path: readonly PropertyKey[]): Mistake['path'] =>
  path.map((part) => (typeof part === 'number' ? part : String(part)));

/** A mistake, and the place of the word that was meant, which is then not missed as well. */
interface Told extends Mistake {
  meant?: string;
}

function unknownWords(issue: Issue & { code: 'unrecognized_keys' }, at: Mistake['path'], words: Words): Told[] {
  const written = Object.keys(Object(issue.input) as object);
  const free = [...(words.get(issue.input) ?? [])].filter((word) => !written.includes(word));
  return issue.keys.map((key) => {
    const near = nearest(key, free);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    const meant = near === undefined ? {} : { meant: [...at, near].join('.') };
    return { path: [...at, key], message: `"${key}" is no word of this format here.${hint}`, ...meant };
  });
}

const isPlausible = (branch: readonly Issue[]): boolean =>
  branch.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys' || code === 'custom');

/** Of the forms that a value may have, the one that it is nearest to says what is wrong with it. */
function mistakesIn(issue: Issue, above: Mistake['path'], words: Words): Told[] {
  const at = [...above, ...pathOf(issue.path)];
  if (issue.code === 'unrecognized_keys') return unknownWords(issue, at, words);
  if (issue.code === 'invalid_union') {
    const branches = issue.errors
      .filter((branch) => branch.length > 0 && isPlausible(branch))
      .map((branch) => branch.flatMap((each) => mistakesIn(each, at, words)));
    const [best] = branches.sort((a, b) => a.length - b.length);
    if (best !== undefined) return best;
  }
  return [{ path: at, message: issue.message + nearValue(issue) }];
}

/** One of several words is wanted, and another one stands there. */
function nearValue(issue: Issue): string {
  if (issue.code !== 'invalid_value' || typeof issue.input !== 'string') return '';
  const near = nearest(issue.input, issue.values.filter((value) => typeof value === 'string')); // prettier-ignore
  return near === undefined ? '' : `. Did you mean "${near}"?`;
}

/**
 * Reads an expectation that an author wrote: what is wrong with it is told with its path, and for a misspelt word, with
 * the one that was most likely meant.
 */
export function parseExpectation(written: unknown): { ok: Expectation } | { mistakes: Mistake[] } {
  const words: Words = new Map();
  const note = (issue: z.core.$ZodRawIssue): undefined => {
    const shape = (issue.inst?._zod.def as { shape?: object } | undefined)?.shape;
    if (issue.code !== 'unrecognized_keys' || shape === undefined) return undefined;
    words.set(issue.input, new Set([...(words.get(issue.input) ?? []), ...Object.keys(shape)]));
    return undefined;
  };
  const parsed = expectationSchema.safeParse(written, { error: note, reportInput: true });
  if (parsed.success) return { ok: parsed.data };
  const told = parsed.error.issues.flatMap((issue) => mistakesIn(issue, [], words));
  const meant = new Set(told.map((each) => each.meant));
  return {
    mistakes: told.filter(({ path }) => !meant.has(path.join('.'))).map(({ path, message }) => ({ path, message })),
  };
}
