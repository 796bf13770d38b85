import { describe, expect, it } from 'vitest';
import type { ErrorItem } from '@/lib/telemetry/error-item.ts';
import { filtered, filterFrom, hiddenLevels, hrefOf, toggled, usualFilter } from './item-filter.ts';

const item = (title: string, more: Partial<ErrorItem> = {}): ErrorItem => ({
  fingerprint: title,
  title,
  level: 'error',
  environment: 'production',
  framework: '',
  occurrences: 1,
  firstSeen: 0,
  lastSeen: 0,
  lastHour: [],
  status: 'active',
  reopened: false,
  ...more,
});

const items = [
  item('a'),
  item('b', { level: 'warning' }),
  item('c', { level: 'warning', environment: 'test' }),
  item('d', { status: 'muted' }),
];

describe('the filter of the list of items', () => {
  it('shows errors that are open, until somebody asks for more', () => {
    expect(filtered(items, filterFrom(new URLSearchParams())).map(({ title }) => title)).toEqual(['a']);
  });

  it('says which levels would bring more items, and how many', () => {
    expect(hiddenLevels(items, usualFilter)).toEqual([{ level: 'warning', count: 2 }]);
    expect(hiddenLevels(items, { ...usualFilter, environment: 'test' })).toEqual([{ level: 'warning', count: 1 }]);
  });

  it.each([
    ['/errors', usualFilter],
    ['/errors?level=critical,error,warning', { ...usualFilter, levels: ['critical', 'error', 'warning'] as const }],
    ['/errors?level=', { ...usualFilter, levels: [] }],
    ['/errors?status=any&environment=a+b%26c', { ...usualFilter, status: null, environment: 'a b&c' }],
  ])('is spelt as %s, and read from there', (href, filter) => {
    expect(hrefOf(filter)).toBe(href);
    expect(filterFrom(new URL(href, 'http://localhost').searchParams)).toEqual(filter);
  });

  it('passes over what it does not know', () => {
    expect(filterFrom(new URLSearchParams('level=fatal,error&status=gone'))).toEqual({
      ...usualFilter,
      levels: ['error'],
    });
  });

  it('takes a level in and out, in their order', () => {
    expect(toggled(['error'], 'critical')).toEqual(['critical', 'error']);
    expect(toggled(['critical', 'error'], 'critical')).toEqual(['error']);
  });
});
