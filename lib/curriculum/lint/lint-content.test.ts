import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lintContent } from './lint-content.ts';

const home = fileURLToPath(new URL('../../..', import.meta.url));

const isMine = (file: string): boolean => !file.includes('node_modules');

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'spanwalk-lint-'));
  for (const folder of ['content', 'app']) {
    cpSync(path.join(home, folder), path.join(root, folder), { recursive: true, filter: isMine });
  }
});
afterEach(() => rmSync(root, { recursive: true }));

const STEP = 'content/lessons/02-honeycomb/09-creating-a-span';

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(path.join(root, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(path.join(root, file), text.replace(from, to));
}

/** Each problem as an editor would take it: `file:line: message`. */
const said = (): string[] => lintContent(root).problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);

/** Adds a line to the page, and returns the number it has. */
function write(line: string): number {
  const file = path.join(root, `${STEP}/step.mdx`);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, `${text}\n${line}\n`);
  return text.split('\n').length + 1;
}

describe('the content of this project', () => {
  it('holds, all of it', () => {
    const { problems, steps } = lintContent(home);
    expect(problems).toEqual([]);
    expect(steps).toBeGreaterThan(17);
  });
});

describe('what is wrong in a page', () => {
  it.each([
    ['a link to a step that is not there', '[x](/learn/honeycomb/gone)', 'there is no step “gone” in “honeycomb”'],
    ['a link to a room that is not there', '[x](/nowhere)', '/nowhere leads nowhere'],
    ['an anchor that is not there', '[x](#gone)', 'no heading there has the anchor “gone”'],
    [
      'an anchor of another page that is not there',
      '[x](/learn/honeycomb/adding-attributes#gone)',
      'the anchor “gone”',
    ],
    ['a link outward without encryption', '[x](http://example.org)', 'a link outward is https'],
    ['an excerpt of no file', '<Excerpt file="gone.ts" />', 'there is no file gone.ts to show'],
    ['a word that the glossary lacks', '<Term>gone</Term>', 'the glossary does not explain “gone”'],
    ['code that was typed by hand', '```', 'code is typed by hand'],
    ['a note that is not closed', '<Note>', '<Note> is not closed'],
  ])('is named with file and line: %s', (_, line, message) => {
    const at = write(line);
    expect(said()).toEqual([expect.stringMatching(new RegExp(`^${STEP}/step.mdx:(${at}|${at - 1}): `))]);
    expect(said()[0]).toContain(message);
  });
});

describe('what is wrong with an expectation', () => {
  const file = `${STEP}/expectation.json`;
  const lineOf = (text: string): number =>
    readFileSync(path.join(root, file), 'utf8').split('\n').findIndex((line) => line.includes(text)) + 1; // prettier-ignore

  it('is named with its line: a word that the schema does not know', () => {
    edit(file, '"checks": [', '"chekcs": [');
    expect(said().some((line) => line.startsWith(`${file}:`) && line.includes('chekcs'))).toBe(true);
  });

  it('is named with its line: JSON that does not parse', () => {
    const at = lineOf('"checks"');
    edit(file, '"checks": [', '"checks": [,');
    expect(said()[0]).toMatch(new RegExp(`^${file}:${at}: .*not JSON`));
  });

  it('is named with its line: a sample that passes before its change', () => {
    writeFileSync(path.join(root, `${STEP}/evidence/before.trace`), readFileSync(path.join(root, `${STEP}/evidence/after.trace`)));
    expect(said().join('\n')).toContain(`${file}:1: it is passed on what arrives before its change, and must fail`);
  }); // prettier-ignore

  it('is named with its line: a sample that fails after its change', () => {
    writeFileSync(path.join(root, `${STEP}/evidence/after.trace`), '');
    expect(said().join('\n')).toMatch(
      /expectation\.json:\d+: it is failed on .*after\.trace \(silence\), and must pass/,
    );
  });

  it('is named with its line: live code that is missing', () => {
    rmSync(path.join(root, 'app/api/creating-a-span/after/route.ts'));
    expect(said().join('\n')).toContain('the step’s live code app/api/creating-a-span/after/route.ts is missing');
  });
});

it('names a word of the glossary that no page explains', () => {
  edit('content/lessons/glossary.json', '{', '{\n  "unheard of": "A word that nobody uses anywhere.",');
  expect(said()).toEqual(['content/lessons/glossary.json:2: no page explains “unheard of”']);
});
