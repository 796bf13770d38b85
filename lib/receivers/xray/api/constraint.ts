import type { z } from 'zod';
import { isObject } from '../../../telemetry/json-fields.ts';
import { printable } from '../../otlp/printable.ts';

type Issue = z.core.$ZodIssue;

/** What a bound is about: of a number its value, of all else how long it is. */
const measureOf = (origin: string): string => (origin === 'number' || origin === 'int' ? 'value' : 'length');

/** What a type is called among those of the service. */
const TYPES: Record<string, string> = { int: 'integer', object: 'structure', record: 'map', array: 'list' };

/** What was broken, in the words in which the services of AWS say it. */
function constraintOf(issue: Issue, isMissing: boolean): string {
  if (isMissing) return 'Member must not be null';
  switch (issue.code) {
    case 'too_big':
      return `Member must have ${measureOf(issue.origin)} less than or equal to ${issue.maximum}`;
    case 'too_small':
      return `Member must have ${measureOf(issue.origin)} greater than or equal to ${issue.minimum}`;
    case 'invalid_value':
      return `Member must satisfy enum value set: [${issue.values.join(', ')}]`;
    case 'invalid_type':
      return `Member must be of type ${TYPES[issue.expected] ?? issue.expected}`;
    case 'custom':
      return issue.message;
    default:
      return 'Member must be as the reference of the operation has it';
  }
}

/** What stands at a place of the input, if anything does. */
function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)] as unknown;
    return isObject(value) && Object.hasOwn(value, key) ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  }, input);
}

/** One violated constraint: `Value at 'GroupName' failed to satisfy constraint: Member must have length …`. */
export function violationInWords(issue: Issue, input: unknown): string {
  const isMissing = (valueAt(input, issue.path) ?? null) === null;
  const place = printable(issue.path.join('.'), 60);
  return `Value${isMissing ? ' null' : ''} at '${place}' failed to satisfy constraint: ${constraintOf(issue, isMissing)}`;
}
