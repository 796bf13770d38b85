import { describe, expect, it } from 'vitest';
import { linesOfTraceHref, logAddressFrom, logHref, type LogAddress } from './log-address.ts';

const read = (href: string): LogAddress => logAddressFrom(new URL(href, 'http://x').searchParams);

describe('the address of the logs page', () => {
  it('is the list of groups where it says nothing', () => {
    expect(logHref({})).toBe('/logs');
    expect(read('/logs')).toMatchObject({ group: null, stream: null, tab: 'lines', q: '', range: '24h' });
  });

  it('reads back what it was made of, whatever characters are in it', () => {
    const address: LogAddress = {
      group: 'cruddur/a#b',
      stream: '2026/[$LATEST]&=',
      tab: 'insights',
      q: '{ $.msg = "a&b" }',
      query: 'filter @message like "ü"',
      range: '7d',
    };
    expect(read(logHref(address))).toEqual(address);
  });

  it('shows something even where it holds nonsense', () => {
    expect(read('/logs?group=x&tab=nonsense&range=toString')).toMatchObject({ tab: 'lines', range: '24h' });
  });

  it('tells an empty stream name from none', () => {
    expect(read(logHref({ group: 'g', stream: '' }))).toMatchObject({ stream: '' });
  });

  it('leads from a line to all lines of its trace, and from one without a trace to its group', () => {
    expect(read(linesOfTraceHref({ group: 'g', traceId: 'ab' }))).toMatchObject({
      group: 'g',
      q: '"ab"',
      range: 'all',
    });
    expect(read(linesOfTraceHref({ group: 'g', traceId: null }))).toMatchObject({ group: 'g', q: '' });
  });
});
