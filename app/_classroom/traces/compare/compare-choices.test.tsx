import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { NotStored } from './not-stored.tsx';
import { TraceChoice } from './trace-choice.tsx';

const ids = { one: 'a'.repeat(32), other: 'b'.repeat(32) };
const choice = (noId: string | undefined): string =>
  renderToStaticMarkup(
    <TraceChoice label="First trace" traces={[]} chosen={undefined} noId={noId} onChoose={() => {}} />,
  );

describe('a comparison with what is not stored', () => {
  it('says which of the two it is, and keeps the other', () => {
    const html = renderToStaticMarkup(<NotStored one={false} other ids={ids} />);
    expect(html).toContain('The second trace is not stored.');
    expect(html).toContain(ids.other);
    expect(html).toContain(`href="/traces/compare?one=${ids.one}"`);
  });

  it('says that neither is', () => {
    const html = renderToStaticMarkup(<NotStored one other ids={ids} />);
    expect(html).toContain('Neither of the two is stored.');
    expect(html).toContain('href="/traces"');
  });
});

describe('a choice of a trace by its id', () => {
  it.each([
    ['abc', 'it has 3 digits, and an id has 32'],
    ['<script>', 'an id has 32 digits, 0 to 9 and a to f'],
    ['0'.repeat(32), 'it is all zeros'],
  ])('says of %s in the address that it is none, and why', (noId, why) => {
    const html = choice(noId);
    expect(html).toContain('is no trace id');
    expect(html).toContain(why);
    expect(html).toContain('aria-invalid="true"');
    expect(html).not.toContain('<script>');
  });

  it('says nothing where nothing is asked', () => {
    expect(choice(undefined)).not.toContain('is no trace id');
  });
});
