import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { github } from './github.ts';
import { gradescope } from './gradescope.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { tableOf } from './table.ts';

/** Every form of a report, by the name that `--format` takes. */
export const formats = {
  table: (report, { colours }) => tableOf(report, colours),
  json,
  junit,
  github,
  csv,
  gradescope,
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats) as [FormatName, ...FormatName[]];
