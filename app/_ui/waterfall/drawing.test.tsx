import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { criticalPath } from '@/lib/waterfall/critical-path.ts';
import { searchFields } from '@/lib/waterfall/field-search.ts';
import { withGhosts } from '@/lib/waterfall/ghosts.ts';
import { layOut } from '@/lib/waterfall/layout.ts';
import { visibleRows } from '@/lib/waterfall/rows.ts';
import { sketch } from '@/tests/support/sketch.ts';
import { notAnnotated } from '@/lib/waterfall/row-note.ts';
import { branchKey, growTree } from '@/lib/waterfall/tree.ts';
import type { Branch, Tree } from '@/lib/waterfall/tree.ts';
import { FieldGroups } from './field-groups.tsx';
import { SpanRow, type SpanRowProps } from './span-row.tsx';
import { TraceSummary, traceWarnings } from './trace-summary.tsx';

const attack = '<img src=x onerror=alert(1)>';

type Beside = Partial<Pick<SpanRowProps, 'note' | 'marks' | 'columns' | 'stretches' | 'asShown' | 'narrow'>>;

function rowOf(span: StoredSpan, waiting = false, beside: Beside = {}): string {
  return rowIn(growTree([span]), 0, waiting, beside);
}

function rowIn(tree: Tree, index: number, waiting: boolean, beside: Beside): string {
  const row = visibleRows(tree, new Set())[index];
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

  it('has words where it has no name, and a mark where it has links', () => {
    expect(rowOf({ ...span, name: '' })).toContain('>(no name)</span>');
    const link = { traceId: 'b'.repeat(32), spanId: 'c'.repeat(16), traceState: '', attributes: {}, flags: null };
    expect(rowOf({ ...span, links: [link, link] })).toContain('2 links to other spans');
    expect(rowOf(span)).not.toContain('to other span');
  });

  it('tells its level and its place to a screen reader', () => {
    expect(rowOf(span)).toMatch(/aria-level="1" aria-posinset="1" aria-setsize="1"/);
  });
});

describe('the row of a span that has not arrived', () => {
  const spans = growTree(sketch('first 0..5 ^nobody\nsecond 6..8 ^nobody'));
  const tree = { ...spans, roots: withGhosts(spans) };

  it('says what it is, and its id, and how many are right below it', () => {
    const html = rowIn(tree, 0, false, {});
    expect(html).toMatch(/a span that has not arrived.*ffffffffffffffff/);
    expect(html).toMatch(/data-ghost="true".*aria-label="2 directly below: fold"/);
    expect(html).toContain('aria-level="1"');
    expect(rowIn(tree, 1, false, {})).toContain('aria-level="2"');
  });

  it('is drawn where its children ran, and claims no length and no field', () => {
    const html = rowIn(tree, 0, false, { columns: ['http.route'] });
    expect(html).toContain('left:0.000%;width:100.000%');
    expect(html).toMatch(/<td[^>]*><span[^>]*>–<\/span><\/td>/);
    expect(html).toContain('>?</td>');
    expect(html).not.toContain('8 ms');
  });

  it('shows what was logged in it', () => {
    const mark = { seq: 7, kind: 'log', traceId: 'a'.repeat(32), spanId: 'f'.repeat(16), at: spans.windows.get('a'.repeat(32))?.start ?? 0n, level: 'info', failed: false, text: 'it began' } as const; // prettier-ignore
    expect(rowIn(tree, 0, false, { marks: [mark] })).toMatch(/data-mark="7"/);
    expect(rowIn(tree, 0, false, {})).not.toContain('data-mark');
  });

  it('does not miss it while it may still come', () => {
    expect(rowIn(tree, 0, true, {})).toContain('a span that is not here yet');
  });
});

describe('a field as a column', () => {
  const [plain] = sketch('name 0..5 {http.route=/home}') as [StoredSpan];
  const span: StoredSpan = {
    ...plain,
    attributes: { ...plain.attributes, 'app.note': { type: 'string', value: attack } },
  };

  it('stands in a cell of its own, as text, and as a dash where the span has none', () => {
    const html = rowOf(span, false, { columns: ['http.route', 'app.note', 'no.such'] });
    expect(html).toMatch(/<td[^>]*title="\/home"[^>]*>\/home<\/td>/);
    expect(html).not.toContain('<img');
    expect(html).toMatch(/<span[^>]*>–<\/span><\/td>/);
  });

  it('is, on a phone, a part of one line', () => {
    const html = rowOf(span, false, { columns: ['http.route', 'no.such'], narrow: true });
    expect(html).toContain('>http.route /home</td>');
  });

  it('is shown as whoever draws the page wants it, like every text of the row', () => {
    const html = rowOf(span, false, { columns: ['http.route'], asShown: (key) => `(hidden ${key})` });
    expect(html).toContain('(hidden http.route)');
    expect(html).toContain('(hidden )');
    expect(html).not.toContain('>name<');
    expect(html).not.toContain('/home');
  });
});

const parts = (html: string): number => html.split('outside').length - 1;

describe('the times of a span', () => {
  const outside = growTree(sketch('parent 0..100\n  child 50..200'));

  it('have what lies outside its parent’s drawn apart', () => {
    expect(parts(rowIn(outside, 1, false, {}))).toBe(1);
    expect(parts(rowIn(outside, 0, false, {}))).toBe(0);
  });

  it('tell how long it is on the critical path, where that is shown', () => {
    const { byBranch } = criticalPath(outside);
    const stretches = byBranch.get(outside.roots[0] as Branch);
    expect(rowIn(outside, 0, false, { stretches })).toContain('100 ms of it on the critical path');
    expect(rowIn(outside, 0, false, {})).not.toContain('critical path');
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
    expect(rowOf(span, false, { marks: [mark] })).not.toContain('last span');
    const late = { ...mark, at: span.end + 1_000_000n };
    expect(rowOf(span, false, { marks: [late] })).toContain('(1.00 ms after the trace’s last span ended)');
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
