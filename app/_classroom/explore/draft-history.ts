import type { QuerySpecInput } from '@/lib/query/spec.ts';

/** What was built, what it was before, and what was undone. */
export interface DraftHistory {
  past: readonly QuerySpecInput[];
  now: QuerySpecInput;
  future: readonly QuerySpecInput[];
  /** Where the last change typed; more of it there is the same step. */
  typing: string | null;
}

/** More steps back than anybody counts. */
const MOST_STEPS = 100;

export const firstDraft = (now: QuerySpecInput): DraftHistory => ({ past: [], now, future: [], typing: null });

/** Keys under which a person types, character by character; whatever else changes is one choice and one step. */
const typed = new Set(['column', 'value', 'name', 'expression', 'limit', 'start_time', 'end_time']);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The place at which two values differ, if it is one that is typed into: `filters.0.value`. */
export function typedPlace(before: unknown, after: unknown, path: readonly string[] = []): string | null {
  if (typed.has(path.at(-1) ?? '')) return path.join('.');
  if (!isObject(before) || !isObject(after)) return null;
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const different = keys.filter((key) => !isSame(before[key], after[key]));
  const [only] = different;
  return only !== undefined && different.length === 1 ? typedPlace(before[only], after[only], [...path, only]) : null;
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The query was changed. What is typed on at one place is one step. */
export function changed(history: DraftHistory, now: QuerySpecInput): DraftHistory {
  if (isSame(history.now, now)) return { ...history, now };
  const typing = typedPlace(history.now, now);
  const goesOn = typing !== null && typing === history.typing;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-MOST_STEPS);
  return { past, now, future: [], typing };
}

/** The query was asked: what is typed from here on is a step of its own. */
export const settled = (history: DraftHistory, now: QuerySpecInput): DraftHistory => ({
  ...changed(history, now),
  typing: null,
});

export function undone(history: DraftHistory): DraftHistory {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], typing: null };
}

export function redone(history: DraftHistory): DraftHistory {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future, typing: null };
}
