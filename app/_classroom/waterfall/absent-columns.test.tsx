import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { sketch } from '@/tests/support/sketch.ts';
import { AbsentColumns } from './absent-columns.tsx';

const spans = sketch(`
  GET / 0..5 {http.route=/}
  render 1..2
`);
const said = (columns: string[], of = spans): string =>
  renderToStaticMarkup(<AbsentColumns spans={of} columns={columns} onChange={() => {}} />);

describe('a column that no span has', () => {
  it('is said to stand empty', () => {
    expect(said(['http.route', 'no.such'])).toContain('No span here has the field “no.such”: its column stands empty.');
    expect(said(['<b>', 'no.such'])).toContain('“&lt;b&gt;” and “no.such”: their columns stand empty.');
  });

  it('is not spoken of where one span has it, or none is here yet', () => {
    expect(said(['http.route', 'duration_ms'])).toBe('');
    expect(said(['no.such'], [])).toBe('');
  });

  it('says how many were looked at in a large trace', () => {
    const many = Array.from({ length: 5000 }, () => spans[0]!);
    expect(said(['no.such'], many)).toContain('None of the 1,667 spans that were looked at has the field');
  });
});
