import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { explain, findingCatalogue } from '../checker/findings/catalogue.ts';
import { findingFamilies } from '../checker/findings/families.ts';
import { findingFolder, readFindingPage } from './finding-page.ts';
import { inlinesOf, parseFindingText } from './finding-text.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const codes = Object.keys(findingCatalogue);
const folders = readdirSync(`${root}content/findings`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const samples = folders.flatMap((code) =>
  readdirSync(root + findingFolder(code)).map((file) => `${findingFolder(code)}/${file}`),
);
const read = (file: string): string => readFileSync(root + file, 'utf8');
const python = ['python3', 'python'].find((command) => spawnSync(command, ['--version']).status === 0);

describe('the pages of the findings', () => {
  it('are there for every code of the catalogue', () => {
    expect(codes.filter((code) => !existsSync(`${root}${findingFolder(code)}/finding.md`))).toEqual([]);
  });

  it('are there for no code that does not exist', () => {
    expect(folders.filter((folder) => explain(folder) === undefined)).toEqual([]);
  });

  it('stand in families that hold every code once', () => {
    expect(findingFamilies.flatMap((family) => family.codes).toSorted()).toEqual(codes.toSorted());
  });

  it.each(folders)(
    '%s says how it comes about, how to mend it, where to see it, and what is easily mistaken for it',
    (code) => {
      const page = readFindingPage(root, code);
      expect(page?.related.filter((other) => explain(other) === undefined || other === code)).toEqual([]);
      expect(page?.mend.some(({ kind }) => kind === 'steps')).toBe(true);
    },
  );

  it('have no page for a code that does not exist', () => {
    expect(readFindingPage(root, 'span.bored')).toBeNull();
    expect(readFindingPage(root, '../starters')).toBeNull();
    expect(readFindingPage(root, 'constructor')).toBeNull();
  });
});

describe('the samples of the findings', () => {
  it('come in pairs, each in both languages where it is about code', () => {
    const alone = samples.filter((file) => {
      const other = file.includes('-fixed.') ? file.replace('-fixed.', '.') : file.replace(/\.(?=[a-z]+$)/, '-fixed.');
      return !/(finding\.md|checks\.json)$/.test(file) && !samples.includes(other);
    });
    const ofOneLanguage = folders.filter(
      (code) =>
        existsSync(`${root}content/findings/${code}/node.mjs`) !==
        existsSync(`${root}content/findings/${code}/python.py`),
    );
    expect({ alone, ofOneLanguage }).toEqual({ alone: [], ofOneLanguage: [] });
  });

  it('differ from their mended selves', () => {
    const mended = samples.filter((file) => file.includes('-fixed.'));
    expect(mended.filter((file) => read(file) === read(file.replace('-fixed.', '.')))).toEqual([]);
  });

  it('are JavaScript and JSON that parse', () => {
    for (const file of samples.filter((name) => name.endsWith('.mjs'))) transformSync(read(file), { sourcefile: file });
    for (const file of samples.filter((name) => name.endsWith('.json')))
      expect(JSON.parse(read(file))).toBeTypeOf('object');
  });

  it.skipIf(python === undefined)('are Python that parses (skipped where there is no python3)', () => {
    const files = samples.filter((file) => file.endsWith('.py'));
    const checked = spawnSync(
      python ?? '',
      ['-c', 'import ast, sys; [ast.parse(open(file).read(), file) for file in sys.argv[1:]]', ...files],
      { cwd: root, encoding: 'utf8' },
    );
    expect(checked.stderr).toBe('');
  });
});

describe('a finding’s text', () => {
  it('is read as a title, paragraphs, steps and sections', () => {
    const text = parseFindingText('# Gone\n\nIt is\ngone.\n\n## Mend it\n\n1. Look.\n2. Find.\n', 'x.md');
    expect(text.title).toBe('Gone');
    expect(text.intro).toEqual([{ kind: 'text', text: 'It is gone.' }]);
    expect(text.sections.get('Mend it')).toEqual([{ kind: 'steps', items: ['Look.', 'Find.'] }]);
  });

  it('is refused without a title, and with a heading twice', () => {
    expect(() => parseFindingText('Gone\n', 'x.md')).toThrow('x.md has no title');
    expect(() => parseFindingText('# A\n## B\n## B\n', 'x.md')).toThrow('“B” twice');
  });

  it('keeps code and stress apart from words, and an underscore inside a word is none', () => {
    expect(inlinesOf('Call `end()`, _always_, in snake_case_too.')).toEqual([
      { kind: 'words', text: 'Call ' },
      { kind: 'code', text: 'end()' },
      { kind: 'words', text: ', ' },
      { kind: 'stress', text: 'always' },
      { kind: 'words', text: ', in snake_case_too.' },
    ]);
  });
});
