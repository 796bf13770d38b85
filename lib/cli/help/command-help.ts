import type { Command } from 'cac';
import { wrap } from '../wrap.ts';

/** Lines longer than this are hard to read, however wide the terminal is. */
const WIDTH = 100;

/** A name and what it means, aligned with the others; a meaning of several lines stays in its column. */
function entry(name: string, meaning: string, column: number): string[] {
  const [first = '', ...rest] = wrap(meaning, WIDTH - column - 4);
  return [`  ${name.padEnd(column)}  ${first}`, ...rest.map((line) => ' '.repeat(column + 4) + line)];
}

/** What `spanwalk WORD --help` says: what the word is for, its options, and examples to copy. */
export function commandHelp({ name, rawName, description, options, examples }: Command): string {
  const all = [...options, { rawName: '-h, --help', description: 'This text' }];
  const column = Math.max(...all.map((option) => option.rawName.length));
  const lines = [
    `spanwalk ${name}: ${description}.`,
    '',
    'Usage',
    `  spanwalk ${rawName}${options.length > 0 ? ' [options]' : ''}`,
    '',
    'Options',
    ...all.flatMap((option) => entry(option.rawName, option.description, column)),
    '',
    'Examples',
    ...examples.map((example) => `  ${typeof example === 'string' ? example : example('spanwalk')}`),
  ];
  return `${lines.join('\n')}\n`;
}
