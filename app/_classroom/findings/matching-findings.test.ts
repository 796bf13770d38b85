import { describe, expect, it } from 'vitest';
import { matchingFindings } from './matching-findings.ts';

const line = (code: string, title: string, means = '') => ({ code, title, means, href: `/findings/${code}` });
const families = [
  { title: 'Spans', findings: [line('silence', 'Nothing arrived'), line('span.not-ended', 'A span was never ended')] },
  { title: 'Attributes', findings: [line('attr.near-key', 'The key is almost right', 'one with almost the same key')] },
];
const codes = (typed: string) =>
  matchingFindings(families, typed).flatMap(({ findings }) => findings.map(({ code }) => code));

describe('searching the findings', () => {
  it('finds by code, title, meaning and family, in any case and order', () => {
    expect(codes('NOT-ENDED')).toEqual(['span.not-ended']);
    expect(codes('arrived nothing')).toEqual(['silence']);
    expect(codes('same key')).toEqual(['attr.near-key']);
    expect(codes('attributes')).toEqual(['attr.near-key']);
  });

  it('shows all where nothing is typed, and no family without a line', () => {
    expect(codes(' ')).toHaveLength(3);
    expect(matchingFindings(families, 'silence').map(({ title }) => title)).toEqual(['Spans']);
    expect(matchingFindings(families, 'zebra')).toEqual([]);
  });
});
