import { describe, expect, it } from 'vitest';
import type { StoredSpan } from '../telemetry/span.ts';
import { sketch } from '../../tests/support/sketch.ts';
import { searchFields } from './field-search.ts';
import { walk } from './outline.ts';
import { nextOf, spanMatcher } from './trace-search.ts';
import { growTree } from './tree.ts';
import type { Branch } from './tree.ts';

const spans = sketch(`
  click @frontend 0..10
    GET /api/home 1..9 {http.route=/api/home, app.user_id=7}
      charge 2..3 !card declined
      İstanbul 4..5 {app.note=say "hi"}
`);
const withEvent = (span: StoredSpan): StoredSpan => ({
  ...span,
  events: [{ name: 'cache miss', time: span.start, attributes: { 'cache.key': { type: 'string', value: 'k-77' } } }],
});
const all = spans.map((span, index) => (index === 2 ? withEvent(span) : span));
const found = (wanted: string): string[] => all.filter(spanMatcher(wanted)).map(({ name }) => name);

describe('the search in a trace', () => {
  it.each([
    ['a name', 'home', ['GET /api/home']],
    ['a name, whatever the case', 'CHARGE', ['charge']],
    ['a service', 'frontend', ['click']],
    ['an attribute’s key', 'app.user', ['GET /api/home']],
    ['an attribute’s value', '7', ['GET /api/home', 'charge']],
    ['what a status says', 'declined', ['charge']],
    ['an event and its attributes', 'cache.key', ['charge']],
    ['a span’s id', '0000000000000001', ['click', 'GET /api/home']],
    ['quotes', 'say "hi"', ['İstanbul']],
    ['nothing', 'no such thing', []],
    ['blanks', '  ', []],
  ])('finds %s', (_, wanted, names) => expect(found(wanted).filter((name) => names.includes(name))).toEqual(names));

  it('finds exactly what the search in one span’s fields finds', () => {
    for (const wanted of ['home', '7', 'cache', 'frontend', 'status_code', 'dev', 'nothing of it', 'library.name']) {
      const byFields = all.filter((span) => searchFields(span, wanted).length > 0);
      expect(all.filter(spanMatcher(wanted))).toEqual(byFields);
    }
  });
});

describe('from match to match', () => {
  const order = walk(growTree(spans).roots);
  const [click, home, charge, late] = order as [Branch, Branch, Branch, Branch];
  const hits = [home, late];
  const go = (from: Branch | undefined, step: 1 | -1): Branch | undefined =>
    nextOf(hits, (branch) => order.indexOf(branch), from, step);

  it('goes on from wherever the reader is, match or not', () => {
    expect([go(click, 1), go(home, 1), go(charge, 1)]).toEqual([home, late, late]);
    expect([go(late, -1), go(charge, -1)]).toEqual([home, home]);
  });

  it('goes round at the ends, and starts at the first', () => {
    expect([go(late, 1), go(undefined, 1)]).toEqual([home, home]);
    expect([go(home, -1), go(undefined, -1)]).toEqual([late, late]);
  });

  it('goes nowhere without a match', () => expect(nextOf([], () => 0, click, 1)).toBeUndefined());
});
