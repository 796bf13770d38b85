import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { LONGEST_NOTE, noteText, tooLong } from './note-text.ts';

describe('an address in a note', () => {
  it.each([
    ['“@opentelemetry/instrumentation-fetch”.', '“`@opentelemetry/instrumentation-fetch`”.'],
    ['(see http://evil.test/x.png).', '(see `http://evil.test/x.png`).'],
    ['![a](http://evil.test/x.png)', String.raw`!\[a\](` + '`http://evil.test/x.png`)'],
    ['"www.a.test", or <http://b.test>!', '"`www.a.test`", or &lt;`http://b.test`\\>!'],
    ['http://a.test/x_(y) and ada@b.test?', '`http://a.test/x_(y)` and `ada@b.test`?'],
    [
      'postgres://app:(hidden: 9 characters)@db.test/x, then (hidden: 1 character)@b.test.',
      '`postgres://app:(hidden: 9 characters)@db.test/x`, then `(hidden: 1 character)@b.test`.',
    ],
    ['https://a.test/(hidden: 20 characters)', '`https://a.test/(hidden: 20 characters)`'],
  ])('is code without the marks around it, and whole: %s', (typed, written) => expect(noteText(typed)).toBe(written));
});

/** What stands in a document’s paragraphs and lists, by its type. */
function types(markdown: string): string[] {
  const { children } = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return children.flatMap((node: Nodes) => ('children' in node ? node.children.map(({ type }) => type) : [node.type]));
}

describe('the lines of a note', () => {
  it('stand below one another when they are rendered, as they were typed', () => {
    expect(types(noteText('one\ntwo\nthree\n\nfour'))).toEqual(['text', 'break', 'text', 'break', 'text', 'text']);
  });

  it('bring no breaks into a list or a block of code', () => {
    expect(noteText('- one\n- two\n\nthree\n```\nx\n```')).toBe('- one\n- two\n\nthree\n\n```text\nx\n```');
  });
});

describe('the length of a note', () => {
  it('is a problem beyond what is kept, and says by how much', () => {
    expect(tooLong('x'.repeat(LONGEST_NOTE))).toEqual([]);
    expect(tooLong('x'.repeat(LONGEST_NOTE + 3))).toMatchObject([
      { code: 'journal/note-too-long', message: 'This note has 20003 characters; 20000 are the most that is kept.' },
    ]);
  });
});
