import type { Work } from '../regex/work.ts';
import { PatternRegexes } from './pattern-regex.ts';
import type { Pattern } from './pattern.ts';
import type { Scanner } from './scanner.ts';
import { splitFields } from './split-fields.ts';
import { readComparison, readConditions, type Join } from './value-test.ts';

type FieldTest = (value: string, work: Work) => boolean;

/** One field of the list; null stands for any number of fields. */
type Field = { name: string; test: FieldTest } | null;

const join: Join<FieldTest> = {
  all: (one, other) => (value, work) => one(value, work) && other(value, work),
  any: (one, other) => (value, work) => one(value, work) || other(value, work),
};

const NAME = /[\w-]+/y;

/** Fields of a space-delimited line, each with conditions if there are any: `[ip, ..., status = 5*, bytes > 1000]`. */
export function readFieldPattern(scanner: Scanner): Pattern {
  const fields = readFields(scanner);
  scanner.skipSpace();
  if (!scanner.isAtEnd) scanner.fail('something stands behind the ]', 'Put every field inside the brackets.');
  const gap = fields.indexOf(null);
  if (fields.lastIndexOf(null) !== gap)
    scanner.fail('there are several ...', 'One may stand for the fields you do not name.', 0);
  return {
    form: 'fields',
    matches: (message, work) => {
      work.spend(message.length);
      return paired(fields, splitFields(message))?.every(([field, value]) => field.test(value, work)) ?? false;
    },
    extract: (message) => extracted(fields, splitFields(message)),
  };
}

function readFields(scanner: Scanner): Field[] {
  const start = scanner.at;
  scanner.takes('[');
  const fields: Field[] = [];
  const regexes = new PatternRegexes();
  for (;;) {
    scanner.skipSpace();
    fields.push(scanner.takes('...') ? null : readField(scanner, regexes));
    scanner.skipSpace();
    if (scanner.takes(']')) return fields;
    if (scanner.isAtEnd) scanner.fail('a bracket is not closed', 'End the list of fields with ].', start);
    if (!scanner.takes(',')) scanner.fail('a comma is missing', 'Part fields with commas: [ip, user, status].');
  }
}

/** A field with a name alone takes anything; without one it is told by its number. */
function readField(scanner: Scanner, regexes: PatternRegexes): { name: string; test: FieldTest } {
  if (scanner.peek() === ',' || scanner.peek() === ']') return { name: '', test: () => true };
  let name = '';
  const readOne = (): FieldTest => {
    const start = scanner.at;
    const written = scanner.takeMatch(NAME);
    if (written === '')
      scanner.fail('a field has no name', 'Name it with letters, digits, _ or -: [ip, status = 200].');
    if (name !== '' && written !== name)
      scanner.fail(
        `${written.slice(0, 40)} is another field than ${name.slice(0, 40)}`,
        'The conditions between two commas are about one field.',
        start,
      );
    name = written;
    scanner.skipSpace();
    return /[,\]&|)]/.test(scanner.peek()) || scanner.isAtEnd ? () => true : readComparison(scanner, regexes);
  };
  const test = readConditions(scanner, readOne, join);
  return { name, test };
}

type Named = [{ name: string; test: FieldTest }, string];

/** Each field of the pattern with its value; null where there are more of one than of the other. */
function paired(fields: readonly Field[], values: readonly string[]): Named[] | null {
  const gap = fields.indexOf(null);
  const named = fields.filter((field) => field !== null);
  if (gap < 0 ? values.length !== named.length : values.length < named.length) return null;
  const skipped = values.length - named.length;
  return named.map((field, index) => [field, values[gap >= 0 && index >= gap ? index + skipped : index] ?? '']);
}

function extracted(fields: readonly Field[], values: readonly string[]): Record<string, string> {
  const gap = fields.indexOf(null);
  const skipped = values.length - (fields.length - (gap < 0 ? 0 : 1));
  const nameAt = (index: number): string | undefined => {
    if (gap < 0 || index < gap) return fields[index]?.name;
    return index < gap + skipped ? '' : fields[index - skipped + 1]?.name;
  };
  return Object.fromEntries(values.map((value, index) => [`$${nameAt(index) || index + 1}`, value]));
}
