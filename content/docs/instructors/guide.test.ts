import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (file: string): string => readFileSync(file, 'utf8');

/** The words of the command line, each with the options that it declares. */
const declared = new Map(
  readdirSync(`${root}lib/cli/declared`).map((file) => [
    file.replace('.ts', ''),
    new Set(read(`${root}lib/cli/declared/${file}`).match(/(?<=option\('|option\(\n\s*')--[a-z-]+/g)),
  ]),
);

/** Every use of the command line in a text: its word, and the options that it is given. */
const usesIn = (text: string): { word: string; options: string[] }[] =>
  Array.from(
    text.replaceAll('\\\n', ' ').matchAll(/spanwalk(?:\.mjs)? ([a-z]+)([^\n]*)/g),
    ([, word = '', rest = '']) => ({
      word,
      options: rest.match(/--[a-z-]+/g) ?? [],
    }),
  );

describe('the guide for instructors', () => {
  const workflow = read(`${here}check-telemetry.yml`);

  it('has a workflow that parses, with a step that checks and one that keeps the report whatever happened', () => {
    const { on, jobs } = parse(workflow) as { on: object; jobs: { check: { steps: Record<string, unknown>[] } } };
    expect(Object.keys(on)).toEqual(['push', 'pull_request']);
    const { steps } = jobs.check;
    expect(steps.every((step) => (step.uses === undefined) !== (step.run === undefined))).toBe(true);
    expect(steps.some(({ run }) => String(run).includes('spanwalk.mjs check'))).toBe(true);
    expect(steps.at(-1)).toMatchObject({ if: 'always()', uses: expect.stringContaining('upload-artifact@') });
  });

  it.each(usesIn(`${workflow}\n${read(`${here}commands.sh`)}`).map((use) => [use.word, use.options] as const))(
    'uses words and options that there are: %s %j',
    (word, options) => {
      expect(declared.has(word)).toBe(true);
      expect(options.filter((option) => option !== '--help' && declared.get(word)?.has(option) !== true)).toEqual([]);
    },
  );

  it('shows only parts that there are', () => {
    const shown = Array.from(read(`${here}guide.mdx`).matchAll(/region="(\w+)"/g), ([, region]) => region);
    for (const region of shown) expect(read(`${here}commands.sh`)).toContain(`# #region ${region}\n`);
  });
});
