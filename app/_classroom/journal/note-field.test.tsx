import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LONGEST_NOTE } from '@/lib/journal/note-text.ts';
import { NoteField } from './note-field.tsx';

const drawn = (length: number): string =>
  renderToStaticMarkup(<NoteField of="Videos" text={'x'.repeat(length)} onWrite={() => Promise.resolve([])} />);

describe('the field of a note', () => {
  it('cuts nothing off', () => expect(drawn(1)).not.toMatch(/maxlength/i));

  it('says of a note that is too long that it is not kept, and why, with all of it still there', () => {
    expect(drawn(LONGEST_NOTE)).toContain('>Kept<');
    const html = drawn(LONGEST_NOTE + 1);
    expect(html).toContain('>Not kept<');
    expect(html).toContain('This note has 20001 characters');
    expect(html).toContain('x'.repeat(LONGEST_NOTE + 1));
  });
});
