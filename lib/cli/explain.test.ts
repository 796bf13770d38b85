import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findingCatalogue } from '../checker/findings/catalogue.ts';
import { findingFamilies } from '../checker/findings/families.ts';
import { run } from './command-line.ts';
import { wrap } from './wrap.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function explain(args: string[], colours = false) {
  let [out, err] = ['', ''];
  const exit = await run(['explain', ...args], {
    out: (text) => (out += text),
    err: (text) => (err += text),
    isTerminal: false,
    colours,
    readFile: () => '',
    writeFile: () => undefined,
    root,
  });
  return { exit, out, err };
}

describe('spanwalk explain', () => {
  it('says what a code means, how it comes about in both languages, and where to see it', async () => {
    const { exit, out } = await explain(['span.not-ended']);
    expect(exit).toBe(0);
    const headings = [
      'What to do',
      'How it comes about in Node',
      'How it comes about in Python',
      'In your own console',
    ];
    expect(headings.filter((heading) => !out.includes(heading))).toEqual([]);
  });

  it('marks the lines of the mistake and the lines that mend it', async () => {
    const { out } = await explain(['span.name-near']);
    expect(out).toContain("-   return tracer.startActiveSpan('http_handler'");
    expect(out).toContain("+   return tracer.startActiveSpan('http-handler'");
  });

  it('breaks no prose beyond 88 letters, for any code', async () => {
    const texts = await Promise.all(Object.keys(findingCatalogue).map((code) => explain([code])));
    const prose = texts.flatMap(({ out }) => out.split('\n').filter((line) => !/^ {4}/.test(line)));
    expect(prose.filter((line) => line.length > 88)).toEqual([]);
  });

  it('has colours on a terminal alone', async () => {
    const escape = '\u001b[';
    expect((await explain(['silence'])).out).not.toContain(escape);
    expect((await explain(['silence'], true)).out).toContain(escape);
  });

  it('lists every code once, below a heading, when none is named', async () => {
    const { exit, out } = await explain([]);
    const listed = out.split('\n').flatMap((line) => /^ {2}(\S+)/.exec(line)?.[1] ?? []);
    expect(exit).toBe(0);
    expect(listed.toSorted()).toEqual(Object.keys(findingCatalogue).toSorted());
    expect(out).toMatch(/^Spans\n {2}silence/);
  });

  it('suggests the code that was meant', async () => {
    expect(await explain(['attr.nearkey'])).toEqual({
      exit: 2,
      out: '',
      err: 'There is no finding “attr.nearkey”. Did you mean “attr.near-key”?\n',
    });
    expect((await explain(['../../../etc/passwd'])).exit).toBe(2);
  });

  it('gives a program the same as JSON', async () => {
    const page = JSON.parse((await explain(['span.not-ended', '--json'])).out) as {
      code: string;
      ways: { id: string }[];
    };
    expect(page.code).toBe('span.not-ended');
    expect(page.ways.map(({ id }) => id)).toEqual(['node', 'python']);
    expect(JSON.parse((await explain(['--json'])).out)).toHaveLength(findingFamilies.length);
  });
});

describe('wrapping', () => {
  it('breaks at spaces and leaves a long word whole', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('incomprehensible yes', 5)).toEqual(['incomprehensible', 'yes']);
  });
});
