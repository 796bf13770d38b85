import { readFieldPattern } from './field-pattern.ts';
import { readJsonPattern } from './json-pattern.ts';
import { PatternFault, type Pattern, type PatternProblem } from './pattern.ts';
import { Scanner } from './scanner.ts';
import { readTerms } from './terms.ts';

export type { Pattern, PatternProblem } from './pattern.ts';

export type PatternParsed = { kind: 'pattern'; pattern: Pattern } | { kind: 'failed'; problem: PatternProblem };

/** The longest pattern that the service takes. */
export const LONGEST_PATTERN = 1024;

const everything: Pattern = { form: 'all', matches: () => true, extract: () => ({}) };

/**
 * Parses a filter pattern of CloudWatch Logs,
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html: conditions on JSON in braces,
 * fields in brackets, else terms. Pure; what is wrong with it comes back with its place.
 */
export function parsePattern(text: string): PatternParsed {
  if (text.length > LONGEST_PATTERN) return { kind: 'failed', problem: tooLong };
  if (text.trim() === '') return { kind: 'pattern', pattern: everything };
  const scanner = new Scanner(text);
  scanner.skipSpace();
  try {
    return { kind: 'pattern', pattern: readerFor(scanner.peek())(scanner) };
  } catch (error) {
    if (error instanceof PatternFault) return { kind: 'failed', problem: error.problem };
    throw error;
  }
}

const tooLong: PatternProblem = {
  message: `it is longer than ${LONGEST_PATTERN} characters`,
  hint: 'Look for less at once.',
  at: { from: LONGEST_PATTERN, to: LONGEST_PATTERN + 1 },
};

function readerFor(first: string): (scanner: Scanner) => Pattern {
  if (first === '{') return readJsonPattern;
  return first === '[' ? readFieldPattern : readTerms;
}
