import type { z } from 'zod';

/** What a value is, as one says it. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return `the text ${shown(value)}`;
  return JSON.stringify(value);
}

/** A text as JSON, cut where it is long. */
const shown = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

const wanted: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** What counts in a text, a list or a number that is too large or too small. */
const units: Record<string, string> = { string: 'characters', array: 'entries' };

type Issue = z.core.$ZodRawIssue;

function tooBig({ origin, maximum, input }: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
  const unit = units[origin];
  return unit === undefined ? `${kindOf(input)} is too much; it goes up to ${maximum}` : `it has more than ${maximum} ${unit}`;
} // prettier-ignore

function tooSmall({ origin, minimum, input }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  if (units[origin] === undefined) return `${kindOf(input)} is too little; it begins at ${minimum}`;
  return Number(minimum) === 1 ? 'it is empty' : `it has fewer than ${minimum} ${units[origin]}`;
}

function wrongType({ expected, input }: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidType>): string {
  const belongs = wanted[expected] ?? expected;
  return input === undefined ? `it is missing; ${belongs} belongs here` : `${kindOf(input)} stands where ${belongs} belongs`;
} // prettier-ignore

/**
 * A schema's objection in words that fit a page and an API. They go behind the place, `limit: …`, and before a full stop.
 * Nothing where the schema has words of its own.
 */
export function sayIssue(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'too_big':
      return tooBig(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'invalid_type':
      return wrongType(issue);
    case 'invalid_value': {
      const { values, input } = issue;
      return input === undefined ? 'it is missing' : `${kindOf(input)} is none of ${values.map(String).join(', ')}`;
    }
    case 'invalid_union':
      return issue.input === undefined ? 'it is missing' : `${kindOf(issue.input)} cannot stand here`;
    default:
      return undefined;
  }
}
