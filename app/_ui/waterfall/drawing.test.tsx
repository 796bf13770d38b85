import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { searchFields } from '@/lib/waterfall/field-search.ts';
import { layOut } from '@/lib/waterfall/layout.ts';
import { visibleRows } from '@/lib/waterfall/rows.ts';
import { sketch } from '@/tests/support/sketch.ts';
import { notAnnotated } from '@/lib/waterfall/row-note.ts';
import { branchKey, growTree } from '@/lib/waterfall/tree.ts';
import { FieldGroups } from './field-groups.tsx';
import { SpanRow, type SpanRowProps } from './span-row.tsx';
import { TraceSummary, traceWarnings } from './trace-summary.tsx';

const attack = '<img src=x onerror=alert(1)>';

function rowOf(span: StoredSpan, waiting = false, beside: Pick<SpanRowProps, 'note' | 'marks'> = {}): string {
  const tree = growTree([span]);
  const [row] = visibleRows(tree, new Set());
  if (row === undefined) throw new Error('There is no row.');
  const look = { top: 0, height: 30, index: 2, selected: false, reachable: true, fresh: false, narrow: false };
  return renderToStaticMarkup(
    <table>
      <tbody>
        <SpanRow {...look} {...beside} row={row} layout={layOut(tree)} colours={tree.colours} waiting={waiting} />
      </tbody>
    </table>,
  );
}

describe('a row of the waterfall', () => {
  const [span] = sketch('name 0..5 ^nobody !boom') as [StoredSpan];

  it('shows hostile names as the text that they are', () => {
    const html = rowOf({ ...span, name: `${attack}\u001b[31m`, service: attack });
    expect(html).not.toContain('<img');
    expect(html).toContain(String.raw`&lt;img src=x onerror=alert(1)&gt;\u001b[31m`);
  });

  it('says in words that it failed, and that its parent is missing', () => {
    expect(rowOf(span)).toMatch(/error.*parent missing/);
  });

  it('does not miss a parent that may still come', () => {
    expect(rowOf(span, true)).toContain('parent not here yet');
    expect(rowOf(span, true)).not.toContain('parent missing');
  });

  it('tells its level and its place to a screen reader', () => {
    expect(rowOf(span)).toMatch(/aria-level="1" aria-posinset="1" aria-setsize="1"/);
  });
});

describe('what stands beside a span', () => {
  const [span] = sketch('name 0..5') as [StoredSpan];
  const mark = {
    seq: 7, kind: 'log', traceId: span.traceId, spanId: span.spanId, at: span.start, level: 'ERROR', failed: true,
    text: `${attack} failed`,
  } as const; // prettier-ignore

  it('is a mark that says what it is, as text', () => {
    const html = rowOf(span, false, { marks: [mark] });
    expect(html).toContain('aria-label="Log line, ERROR: &lt;img src=x onerror=alert(1)&gt; failed"');
    expect(html).not.toContain('<img');
  });

  it('says of a mark outside the trace’s time that it is there', () => {
    expect(rowOf(span, false, { marks: [mark] })).not.toContain('outside the time');
    const late = { ...mark, at: span.end + 1_000_000n };
    expect(rowOf(span, false, { marks: [late] })).toContain('outside the time of the trace');
  });

  it('is, of a segment, its kind, its failures in its own words, and that it is not closed', () => {
    const html = rowOf(span, false, {
      note: { is: 'subsegment', inProgress: true, failures: ['error', 'throttle'] },
    });
    expect(html).toMatch(/subsegment.*in progress.*error.*throttle/);
    expect(html).toContain('…</td>');
  });
});

const note = (is: 'segment' | 'subsegment') => ({ is, inProgress: false, failures: [] });

describe('what a trace amounts to', () => {
  const [one, two] = sketch('flask 0..5\nmock-data 1..2') as [StoredSpan, StoredSpan];
  const summaryOf = (notes: [StoredSpan, ReturnType<typeof note>][]): string => {
    const tree = growTree([one, two]);
    const annotated = { ...notAnnotated, notes: new Map(notes.map(([span, each]) => [branchKey(span), each])) };
    return renderToStaticMarkup(
      <TraceSummary tree={tree} layout={layOut(tree)} failed={0} waiting={false} annotated={annotated} />,
    );
  };

  it('is segments and subsegments, and no zero, where no span came', () => {
    const html = summaryOf([[one, note('segment')], [two, note('subsegment')]]); // prettier-ignore
    expect(html).toMatch(/<strong>1 segment<\/strong><span>1 subsegment<\/span>/);
    expect(html).not.toContain('0 span');
  });

  it('is spans first, and segments beside them', () => {
    expect(summaryOf([[two, note('segment')]])).toMatch(/<strong>1 span<\/strong><span>1 segment<\/span>/);
    expect(summaryOf([])).toContain('<strong>2 spans</strong>');
  });
});

describe('the fields of a span', () => {
  const [plain] = sketch('name') as [StoredSpan];
  const span: StoredSpan = { ...plain, attributes: { [attack]: { type: 'string', value: `app. ${attack}` } } };
  const html = renderToStaticMarkup(
    <FieldGroups groups={searchFields(span, 'app.')} wanted="app." tools={() => null} />,
  );

  it('are shown as text, keys and values alike', () => {
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('mark what was searched for', () => expect(html).toContain('<mark>app.</mark>'));
});

describe('what is odd about a whole trace', () => {
  it('is a missing root, once nothing more can come', () => {
    const tree = growTree(sketch('charge card ^nobody'));
    expect(traceWarnings(tree, false)).toHaveLength(1);
    expect(traceWarnings(tree, true)).toEqual([]);
  });

  it('is two environments, by their names', () => {
    const tree = growTree(sketch('click %prod 0..9\n  GET / %dev 1..8'));
    expect(traceWarnings(tree, true)[0]).toContain('(prod and dev)');
  });

  it('is nothing, for a sound trace and for none', () => {
    expect(traceWarnings(growTree(sketch('click')), false)).toEqual([]);
    expect(traceWarnings(growTree([]), false)).toEqual([]);
  });
});
