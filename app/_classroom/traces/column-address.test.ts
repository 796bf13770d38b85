import { describe, expect, it } from 'vitest';
import { COLUMN, withColumns } from './column-address.ts';

describe('columns in an address', () => {
  it('stand there in their order, beside what else it says', () => {
    const path = withColumns('/traces/T?span=abc', ['http.route', 'a&b=c']);
    const params = new URLSearchParams(path.split('?')[1]);
    expect([params.get('span'), params.getAll(COLUMN)]).toEqual(['abc', ['http.route', 'a&b=c']]);
  });

  it('replace those that were there', () =>
    expect(withColumns('/traces/T?col=old&view=logs', ['new'])).toBe('/traces/T?view=logs&col=new'));

  it('leave a plain address where there are none', () =>
    expect(withColumns('/traces/T?col=old', [])).toBe('/traces/T'));
});
