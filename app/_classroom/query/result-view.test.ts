import { describe, expect, it } from 'vitest';
import {
  WHOLE,
  lookedAtAs,
  rowOrderOf,
  sameSearch,
  searchWith,
  traceOrderOf,
  tracesOfGroup,
  viewFrom,
} from './result-view.ts';

const region = { column: 'a "b" <c> 😀', low: -1.5, high: 2e9, from: 1_000, to: 2_000 };
const view = {
  tab: 'rows',
  region,
  group: '0123456789abcdef',
  bubbleUp: true,
  scale: 'log',
  order: 'oldest',
  columns: ['x', '&y=1'],
} as const;
const usual = viewFrom(new URLSearchParams());

describe('the address of an answer', () => {
  it('tells how it is looked at, and nothing that is usual', () => {
    expect(viewFrom(new URLSearchParams(searchWith('?query={}', view)))).toEqual(view);
    expect(searchWith('?query=x', usual)).toBe('?query=x');
    expect(searchWith('', usual)).toBe('');
  });

  it('holds the question all the same', () =>
    expect(new URLSearchParams(searchWith('?query=%7B%7D&saved=s', view)).get('query')).toBe('{}'));

  it.each(['region=1', 'region=[', 'region=["a",1,0,5,9]', 'region=["a",0,1,9,5]', 'region=[1,0,1,5,9]', 'results=none', 'scale=x', 'columns={}', 'bubble=up', 'group=ada@example.com'])(
    'is as good as none where it holds %s',
    (search) => expect(viewFrom(new URLSearchParams(search))).toEqual(usual),
  ); // prettier-ignore

  it('keeps to its tab when the next question is asked, but to no part of its answer', () => {
    const next = lookedAtAs(searchWith('?query=old', view), '/explore?query=new');
    expect(viewFrom(new URLSearchParams(next.split('?')[1]))).toEqual({ ...view, ...WHOLE });
    expect(new URLSearchParams(next.split('?')[1]).get('query')).toBe('new');
    expect(lookedAtAs('?query=old', '/explore?query=new')).toBe('/explore?query=new');
  });

  it('is the same however it is written', () => {
    expect(sameSearch('?a=1&b=x%20y', '?b=x+y&a=1')).toBe(true);
    expect(sameSearch('?a=1', '?a=2')).toBe(false);
  });

  it('names an order only where the tab has it', () => {
    expect([traceOrderOf(view), rowOrderOf(view)]).toEqual(['slowest', 'oldest']);
    expect([traceOrderOf(usual), rowOrderOf(usual)]).toEqual(['slowest', 'newest']);
  });

  it('names a row of the table without its values, and nothing where there is but one', () => {
    const group = { ...usual, ...tracesOfGroup({ breakdowns: ['user.email'] }, { 'user.email': 'ada@example.com', COUNT: 1 }) };
    expect(searchWith('', group)).toMatch(/^\?results=traces&group=[\da-f]{16}$/);
    expect(searchWith('', { ...usual, ...tracesOfGroup({}, { COUNT: 1 }) })).toBe('?results=traces');
  }); // prettier-ignore
});
