import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Usage } from '../telemetry/usage.ts';
import { metersOf, type Meter } from './meters.ts';
import { readRates } from './rates.ts';
import { DAY, HOUR, measured, NOW } from './spending.fixture.ts';

const FILE = 'content/spending/rates.json';
const read = readRates(FILE, readFileSync(FILE, 'utf8'));
const rates = 'ok' in read ? read.ok : { schema: 'spanwalk/rates/v1' as const, writtenOn: '', vendors: [] };

function meter(id: string, ...of: Parameters<typeof measured>): Meter {
  const found = metersOf(rates, measured(...of)).find(({ rate }) => rate.id === id);
  if (found === undefined) throw new Error(`There is no meter ${id}.`);
  return found;
}

const name = (called: string, spans: number, events = 0) => ({ service: 'api', name: called, spans, events, links: 0 });
const spans: Usage['spans'] = {
  spans: 90,
  events: 9,
  links: 1,
  traces: 30,
  names: { largest: [name('GET /', 50, 9), name('ping', 40)], of: 2 },
};
const logs: Usage['logs'] = { lines: 10, bytes: 740, groups: { of: 2, largest: [
  { group: 'cruddur', severity: 5, lines: 8, bytes: 392 }, { group: 'cruddur', severity: 9, lines: 1, bytes: 174 }, { group: 'other', severity: 17, lines: 1, bytes: 174 },
] } }; // prettier-ignore

describe('a meter', () => {
  it('adds up what its vendor counts', () => {
    expect(meter('events', { spans })).toMatchObject({ amount: 100, share: 100 / 20_000_000, perTrace: 100 / 30 });
    expect(meter('ingested', { spans, logs }).perTrace).toBeNull();
    expect(meter('events', { spans }).parts).toEqual([
      { name: 'spans', amount: 90 },
      { name: 'span events', amount: 9 },
      { name: 'links', amount: 1 },
    ]);
    expect(meter('ingested', { logs }).amount).toBe(740 + 10 * 26);
    expect(meter('recorded', { segments: { documents: 7, traces: 3, seconds: 1 } }).amount).toBe(3);
    expect(meter('read', {}, { retrieved: 2, scanned: 40 }).amount).toBe(42);
    expect(meter('occurrences', { errors: { occurrences: 5, items: { largest: [], of: 0 } } }).amount).toBe(5);
  });

  it('measures from the first arrival on, since nothing was idle before it', () => {
    const held = { spans: { since: NOW - 2 * HOUR, removed: 0 }, signals: { since: NOW - HOUR, removed: 0 } };
    expect(meter('events', { spans, held }).projection).toMatchObject({ kind: 'month', measuredMs: 2 * HOUR });
    expect(meter('ingested', { logs, held }).projection).toMatchObject({ measuredMs: 2 * HOUR });
    expect(meter('events', { spans, held }).gone).toBeNull();
  });

  it('measures all of the window where there was something before it', () => {
    expect(meter('events', { spans }).projection).toMatchObject({ measuredMs: DAY });
  });

  it('measures as far back as what is held, and says that more was there', () => {
    const held = { spans: { since: NOW - 3 * HOUR, removed: 7 }, signals: { since: NOW - 9 * DAY, removed: 0 } };
    expect(meter('events', { spans, held })).toMatchObject({ gone: 7, projection: { measuredMs: 3 * HOUR } });
    expect(meter('ingested', { logs, held })).toMatchObject({ gone: null, projection: { measuredMs: DAY } });
  });

  it('has no window at all where nothing ever came', () => {
    const none = { since: null, removed: 0 };
    expect(meter('events', { held: { spans: none, signals: none } })).toMatchObject({ amount: 0, projection: { because: 'nothing' } });
  });
}); // prettier-ignore

const told = (id: string, ...of: Parameters<typeof measured>): [string, number][] =>
  meter(id, ...of).savings.map(({ unless, share }) => [unless, Math.round(share * 100)]);

describe('what would make a meter turn more slowly', () => {
  it('is the spans of most events, and events that could be attributes', () => {
    expect(told('events', { spans })).toEqual([
      ['the span “GET /” of “api” were not recorded', 59],
      ['the span “ping” of “api” were not recorded', 40],
      ['what span events say stood in attributes of their spans', 9],
    ]);
  });

  it('is what the default sampling rule leaves out, by the seconds that traces begin in', () => {
    const [saving] = meter('recorded', { segments: { documents: 100, traces: 100, seconds: 20 } }).savings;
    expect(saving?.share).toBeCloseTo(0.76, 10);
    expect(told('recorded', { segments: { documents: 3, traces: 3, seconds: 3 } })).toEqual([]);
  });

  it('is the lines of lower levels and the groups that weigh most, 26 bytes a line with them', () => {
    expect(told('ingested', { logs })).toEqual([
      ['lines below WARN were not sent', 80],
      ['the group “cruddur” were not sent', 80],
      ['lines below INFO were not sent', 60],
      ['the group “other” were not sent', 20],
    ]);
  });

  it('is the error that happens most', () => {
    const items = { of: 1, largest: [{ fingerprint: 'f', title: 'TypeError', occurrences: 4 }] };
    expect(told('occurrences', { errors: { occurrences: 5, items } })).toEqual([['the cause of “TypeError” were mended', 80]]);
  });

  it('is nothing where nothing was sent', () => {
    expect(metersOf(rates, measured()).flatMap(({ savings }) => savings)).toEqual([]);
  });
}); // prettier-ignore
