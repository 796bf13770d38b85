import { functions, type FunctionName } from '../query/expression/functions.ts';
import { anyPattern } from './random-patterns.fixture.ts';
import { hostileTexts, pick, whole, type Random } from './random-spans.fixture.ts';

const names = Object.keys(functions) as FunctionName[];

const infix = ['+', '-', '*', '/', '%', '=', '!=', '<', '<=', '>', '>=', 'AND', 'OR'];

/** Text as an expression writes it: with an escape for everything that JSON escapes, and for what is no letter. */
const quoted = (text: string): string =>
  `"${Array.from(text, (letter) => (/[ -~]/.test(letter) && !/["\\]/.test(letter) ? letter : `\\U${(letter.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`)).join('')}"`;

const shortTexts = hostileTexts.filter((text) => text.length < 100);
const times = ['2017-07-20T11:22:44.888Z', '2017-02-30T00:00:00Z', '1999-12-31t23:59:59.5-07:30', '2017-07-20'];

function literal(random: Random): string {
  const values = [
    () => String(whole(random, 20) / 4 - 2),
    () => pick(random, ['0', '1', '100', '-0.5', '1e3', '1e20', '1e-7', '1500549764.9']),
    () => quoted(pick(random, shortTexts)),
    () => quoted(pick(random, ['a', 'ab', '12', ' 4', '+7.5e1', '.5', 'ÀÉß', 'true', ...times])),
    () => pick(random, ['true', 'false', 'null']),
  ];
  return pick(random, values)();
}

/** Functions whose answer is a sum of logarithms differ in the last digit from one machine to another. */
const usual = names.filter((name) => name !== 'LOG10');

function call(random: Random, columns: readonly string[], depth: number): string {
  const name = pick(random, usual);
  const { least, most } = functions[name];
  const count = least + whole(random, Math.min(most - least, 3) + 1);
  const args = Array.from({ length: count }, () => anyExpression(random, columns, depth - 1));
  if (name.startsWith('REG_')) args[1] = quoted(anyPattern(random));
  if (name === 'FORMAT_TIME') args[0] = quoted(pick(random, ['%F %T', '%j %A %B', 'x%%y %p %I %w']));
  if (name === 'LENGTH' && count === 2) args[1] = pick(random, ['"bytes"', '"chars"']);
  return `${name}(${args.join(', ')})`;
}

/** An expression that is valid, whatever it says. */
export function anyExpression(random: Random, columns: readonly string[], depth = 3): string {
  const leaf = depth === 0 || random() < 0.15;
  if (leaf) return random() < 0.65 ? `$${quoted(pick(random, columns))}` : literal(random);
  if (random() < 0.25) {
    const [left, right] = [0, 1].map(() => anyExpression(random, columns, depth - 1));
    return `(${left} ${pick(random, infix)} ${right})`;
  }
  return random() < 0.05 ? `!${anyExpression(random, columns, depth - 1)}` : call(random, columns, depth);
}
