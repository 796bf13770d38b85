import { sameQuery } from '@/lib/query/same-query.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';

/** A question that was answered. */
export interface Question {
  spec: QuerySpecInput;
  /** When it was asked last, Unix milliseconds. */
  at: number;
  /** How many groups the answer had, and how many rows they were made of. */
  rows: number;
  matched: number;
}

/** As many as one looks through. */
const MOST_QUESTIONS = 50;

/** The newest first, and each question once. */
export const withQuestion = (questions: readonly Question[], asked: Question): Question[] =>
  [asked, ...questions.filter(({ spec }) => !sameQuery(spec, asked.spec))].slice(0, MOST_QUESTIONS);

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isList = (value: unknown): boolean => value === undefined || Array.isArray(value);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Enough of a query to be shown; the query language judges it when it is asked. */
const isSpec = (value: unknown): boolean =>
  isObject(value) &&
  ['calculations', 'filters', 'breakdowns', 'orders', 'havings', 'calculated_fields'].every((key) =>
    isList(value[key]),
  );

const isQuestion = (value: unknown): value is Question =>
  isObject(value) && isSpec(value.spec) && isNumber(value.at) && isNumber(value.rows) && isNumber(value.matched);

/** Reads what a browser kept, whatever stands there. */
export function questionsIn(kept: string): Question[] {
  try {
    const questions: unknown = JSON.parse(kept);
    return Array.isArray(questions) ? questions.filter(isQuestion).slice(0, MOST_QUESTIONS) : [];
  } catch {
    return [];
  }
}
