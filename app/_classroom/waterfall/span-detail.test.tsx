import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { walk } from '@/lib/waterfall/outline.ts';
import { growTree } from '@/lib/waterfall/tree.ts';
import { sketch } from '@/tests/support/sketch.ts';
import { LinkedSpan } from './linked-span.tsx';
import { SpanDetail } from './span-detail.tsx';

const [first, second] = sketch('first 0..5\n  second 1..2') as [StoredSpan, StoredSpan];
const linkTo = ({ traceId, spanId }: Pick<StoredSpan, 'traceId' | 'spanId'>) => ({
  traceId, spanId, traceState: '', attributes: {}, flags: null,
}); // prettier-ignore
const elsewhere = { traceId: 'b'.repeat(32), spanId: 'c'.repeat(16) };

function detailOf(span: StoredSpan): string {
  const tree = growTree([span, second]);
  const branch = walk(tree.roots)[0];
  return renderToStaticMarkup(
    <SpanDetail
      branch={branch}
      wantedSpanId={undefined}
      waiting={false}
      cause={undefined}
      onGo={() => undefined}
      find={(id) => tree.find(id)}
      link={undefined}
    />,
  );
}

describe('a link of a span', () => {
  it('leads to the span that it names, on the page of its trace', () => {
    const html = detailOf({ ...first, links: [linkTo(elsewhere)] });
    expect(html).toContain(`href="/traces/${elsewhere.traceId}?span=${elsewhere.spanId}"`);
  });

  it('goes to the row where that is one of this trace', () => {
    const html = detailOf({ ...first, links: [linkTo(second)] });
    expect(html).toMatch(/<button[^>]*>Go to second<\/button>/);
    expect(html).not.toContain('href="/traces/');
  });

  it('says what of it is stored', () => {
    const drawn = (stored: 'span' | 'trace' | 'nothing', to = elsewhere): string =>
      renderToStaticMarkup(
        <LinkedSpan to={to} from={first} find={() => undefined} onGo={() => undefined} stored={stored} />,
      );
    expect(drawn('span')).toContain('in another trace');
    expect(drawn('trace')).toContain('Its trace is stored, the span itself is not.');
    expect(drawn('nothing')).toContain('Nothing of its trace is stored here');
    expect(drawn('nothing', { ...elsewhere, traceId: first.traceId })).toContain('which has not arrived');
  });
});

const elements = (html: string): number => html.split('<').length / 2;

describe('the fields of a span with very many', () => {
  const events = Array.from({ length: 1000 }, (_, nth) => ({ name: `e${nth}`, time: first.start, attributes: {} }));
  const links = Array.from({ length: 500 }, () => linkTo(elsewhere));
  const html = detailOf({ ...first, events, links });

  it('make a page of few elements', () => expect(elements(html)).toBeLessThan(4000));

  it('are counted, and where there are more there is a way to them', () => {
    expect(html).toContain('980 of 1,000 span events are not shown yet; the search above finds them too.');
    expect(html).toContain('aria-label="Show more of the links"');
  });

  it('say at their head that events and links follow', () => {
    expect(html).toMatch(/<button[^>]*>1,000 span events<\/button>/);
    expect(html).toMatch(/<button[^>]*>500 links<\/button>/);
  });
});

it('what would be obeyed in a key or a value is escaped, and lines stay lines', () => {
  const html = detailOf({
    ...first,
    attributes: { 'rtl\u202Eevil': { type: 'string', value: '\u202Egnp.exe\nnext\u0000\u200b' } },
  });
  expect(html).toContain(String.raw`rtl\u202eevil`);
  expect(html).toContain(`${String.raw`\u202egnp.exe`}\nnext${String.raw`\u0000\u200b`}`);
  expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

it('a span without a name is headed by words', () => {
  expect(detailOf({ ...first, name: ' ' })).toContain('(no name)');
});
