import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { toldBySegments, toldBySpans } from '@/lib/projection/xray/trace/told-trace.ts';
import { sketchSegment } from '@/lib/receivers/xray/trace.fixture.ts';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { sketch } from '@/tests/support/sketch.ts';
import { FateList } from '../fate-list.tsx';
import { SegmentTimeline } from './segment-timeline.tsx';

const attack = '<img src=x onerror=alert(1)>';
const nothing = (): void => {};

describe('the timeline of segments', () => {
  const told = toldBySegments([
    sketchSegment({
      id: '1',
      name: 'flask',
      fields: { http: { response: { status: 429 } } },
      parts: [
        { id: '2', name: 'fine' },
        { id: '3', name: 'open', to: null },
      ],
    }),
  ]);
  const html = renderToStaticMarkup(<SegmentTimeline told={told} chosen={told[1]?.node.id} onChoose={nothing} />);

  it('says of each how it stands, in X-Ray’s words', () => {
    expect(html).toMatch(/flask.*error 4xx.*throttle 429.*fine.*OK.*open.*in progress/);
  });

  it('marks the one that is open', () => expect(html.match(/aria-pressed="true"/g)).toHaveLength(1));

  it('shows a name that came from outside as text', () => {
    const [node] = told;
    const hostile = node === undefined ? [] : [{ ...node, node: { ...node.node, name: `${attack}\u202e` } }];
    const drawn = renderToStaticMarkup(<SegmentTimeline told={hostile} chosen={undefined} onChoose={nothing} />);
    expect(drawn).not.toContain('<img');
    expect(drawn).toContain(String.raw`&lt;img src=x onerror=alert(1)&gt;\u202e`);
  });
});

const fate = (field: string) => ({ field, became: 'renamed', to: null, why: '' }) as const;

describe('what a view lost or renamed', () => {
  it('is counted, the lost first, and shown as text', () => {
    const [plain] = sketch('name') as [StoredSpan];
    const span = {
      ...plain,
      name: attack,
      traceState: 'a=b',
      attributes: { [attack]: { type: 'string', value: '' } as const },
    };
    const html = renderToStaticMarkup(<FateList title="Lost" fates={toldBySpans([span])[0]?.fates ?? []} none="" />);
    expect(html).not.toContain('<img');
    expect(html.indexOf('trace state')).toBeLessThan(html.indexOf('metadata.default'));
    expect(html).toMatch(/\d+ lost, \d+ changed, \d+ renamed, \d+ not indexed/);
  });

  it('stands open with the three gravest, and the rest can be unfolded', () => {
    const fates = ['a', 'b', 'c', 'd'].map(fate);
    const [told, folded] = renderToStaticMarkup(
      <FateList title="Lost" fates={[...fates, { ...fate('gone'), became: 'lost' }]} none="" />,
    ).split('<details') as [string, string];
    expect(told.match(/<code>\w+/g)).toEqual(['<code>gone', '<code>a', '<code>b']);
    expect(folded).toContain('2 more');
    expect(folded.match(/<code>\w/g)).toEqual(['<code>c', '<code>d']);
    expect(renderToStaticMarkup(<FateList title="Lost" fates={fates.slice(1)} none="" />)).not.toContain('<details');
  });

  it('is said to be nothing where it is nothing', () => {
    expect(renderToStaticMarkup(<FateList title="Lost" fates={[]} none="All is here." />)).toContain('All is here.');
  });
});
