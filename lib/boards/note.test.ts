import { describe, expect, it } from 'vitest';
import { blocksOf, inlines } from './note.ts';

const text = (words: string) => ({ is: 'text', text: words });

describe('a note', () => {
  it('has headings, paragraphs of lines, and lists', () => {
    expect(blocksOf('# Monday\nslow since\nnine\n\n- one\n* two\n\nagain')).toEqual([
      { is: 'heading', line: [text('Monday')] },
      { is: 'paragraph', lines: [[text('slow since')], [text('nine')]] },
      { is: 'list', lines: [[text('one')], [text('two')]] },
      { is: 'paragraph', lines: [[text('again')]] },
    ]);
  });

  it('has strong words, code and links in its lines', () => {
    expect(inlines('see **this**, `that` and [the map](/traces/map), or [more](https://example.org/a?b=c)')).toEqual([
      text('see '),
      { is: 'strong', text: 'this' },
      text(', '),
      { is: 'code', text: 'that' },
      text(' and '),
      { is: 'link', text: 'the map', href: '/traces/map' },
      text(', or '),
      { is: 'link', text: 'more', href: 'https://example.org/a?b=c' },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    '//example.org',
    '/\\example.org',
    'vbscript:x',
    'https://',
  ])('leads nowhere by %s', (address) => {
    expect(inlines(`[free](${address})`)).toEqual([text(`[free](${address})`)]);
  });

  it('keeps HTML as the text that it is', () => {
    expect(blocksOf('<script>alert(1)</script>')).toEqual([
      { is: 'paragraph', lines: [[text('<script>alert(1)</script>')]] },
    ]);
  });

  it('is read in a time that grows with its length, whatever stands in it', () => {
    for (const mark of ['**', '`', '[', '[a](', '- ', '# ', '*']) {
      const note = mark.repeat(2000);
      const said = blocksOf(note).flatMap((block) => (block.is === 'heading' ? [block.line] : block.lines));
      expect(said.length).toBeLessThanOrEqual(1);
    }
  });
});
