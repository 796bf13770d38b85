import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../command-line.ts';
import { launcherHelp } from './launcher-help.mjs';

const words = readdirSync(fileURLToPath(new URL('../declared', import.meta.url)))
  .filter((file) => file !== 'declare.ts')
  .map((file) => file.replace('.ts', ''));

const commands = new URL('../commands.mjs', import.meta.url).href;

async function typed(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const status = await run(args, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    isTerminal: false,
    colours: false,
    readFile: () => '',
    writeFile: () => {},
  });
  return { status, ...said };
}

describe('--help', () => {
  it.each(words)('of %s says what it is for, aligns its options, and shows examples of it', async (word) => {
    const { status, out, err } = await typed(word, '--help');
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^spanwalk ${word}: .*\\.\n\nUsage\n {2}spanwalk ${word}`));
    const [, options = '', examples = ''] = out.split(/\nOptions\n|\nExamples\n/);
    const columns = options.split('\n').flatMap((line) => /^ {2}-.*? {2,}(?=\S)/.exec(line)?.[0].length ?? []);
    expect(new Set(columns).size).toBe(1);
    expect(examples.trim().split('\n').length).toBeGreaterThan(1);
    expect(out.split('\n').filter((line) => line.length > 110 || line.endsWith(' '))).toEqual([]);
  });

  it.each(words)('of %s shows only examples that the command takes', async (word) => {
    const { out } = await typed(word, '--help');
    const [, examples = ''] = out.split('\nExamples\n');
    for (const example of examples.trim().split('\n')) {
      const args = example.trim().split(' ').slice(1);
      expect([example, (await typed(...args, '--no-such')).err]).toEqual([
        example,
        expect.stringContaining('no option --such'),
      ]);
    }
  });

  it.each(Object.entries(launcherHelp))('of %s starts nothing', (word, text) => {
    // Not by spanwalk.mjs, which would first bring the packages up to date.
    const script = `import { run } from ${JSON.stringify(commands)}; process.exitCode = await run(['${word}', '--help']);`;
    const args = ['--input-type=module', '--eval', script];
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, text]);
    expect(text).toContain('\nExamples\n');
  });
});

describe('a command line that nobody understands', () => {
  it.each<[string, string[], string]>([
    [
      'an option with a slip',
      ['check', '--formt', 'json'],
      'spanwalk check has no option --formt.\n  Did you mean “--format”?',
    ],
    ['one of two words', ['check', '--failon', 'never'], 'Did you mean “--fail-on”?'],
    ['two letters that changed places', ['check', '--stpe', 'x'], 'Did you mean “--step”?'],
    ['an option without its value', ['check', '--format'], '--format takes a value.'],
    ['a word too many', ['cohort', 'a', 'b'], '“b” is one word too many.'],
    ['a command with a slip', ['cohrt'], 'There is no command “cohrt”.\n  Did you mean “cohort”?'],
    ['a launcher’s command with a slip', ['strt'], 'Did you mean “start”?'],
    ['a roster without what to do', ['roster'], 'spanwalk roster takes add FILE.csv, list,'],
    [
      'an option that is nothing like any',
      ['watch', '--zzz'],
      'spanwalk watch has no option --zzz.\n  spanwalk watch --help says',
    ],
  ])('%s is answered with what was meant, and with 2', async (_, args, said) => {
    const { status, err } = await typed(...args);
    expect(status).toBe(2);
    expect(err).toContain(said);
  });
});
