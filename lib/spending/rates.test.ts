import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRates } from './rates.ts';

const FILE = 'content/spending/rates.json';
const text = readFileSync(FILE, 'utf8');

/** The course’s file with one place of it changed. */
function changed(
  change: (rates: { vendors: { meters: Record<string, unknown>[] }[] }) => void,
): ReturnType<typeof readRates> {
  const rates = JSON.parse(text) as Parameters<typeof change>[0];
  change(rates);
  return readRates(FILE, JSON.stringify(rates));
}

describe('the rates file', () => {
  it('gives the figures of the week, and marks them as taught', () => {
    const read = readRates(FILE, text);
    if ('problems' in read) throw new Error(read.problems[0]?.message);
    const meters = read.ok.vendors.flatMap(({ name, meters: each }) => each.map(({ id, free }) => [name, id, free.amount]));
    expect(meters).toEqual([
      ['Honeycomb', 'events', 20_000_000],
      ['AWS X-Ray', 'recorded', 100_000],
      ['AWS X-Ray', 'read', 1_000_000],
      ['CloudWatch Logs', 'ingested', 5_000_000_000],
      ['Rollbar', 'occurrences', 5000],
    ]);
    for (const { meters: each } of read.ok.vendors)
      for (const { free } of each) expect(free).toMatchObject({ asTaught: true, on: '2023-02' });
  });

  it('names itself and the place of each mistake in it', () => {
    const wrong = changed(({ vendors }) => {
      vendors[1]!.meters[0]!['free'] = { amount: 'many' };
      vendors[0]!.meters[0]!['measure'] = 'wishes';
    });
    const messages = 'problems' in wrong ? wrong.problems.map(({ message }) => message) : [];
    expect(messages).toContain(
      `${FILE}, vendors[0].meters[0].measure: a measure is one of events, tracesRecorded, tracesRead, logBytes, occurrences.`,
    );
    expect(messages).toContain(`${FILE}, vendors[1].meters[0].free.amount: takes a number.`);
  });

  it.each([
    ['a tier of nothing', { amount: 0 }],
    ['a date that is none', { on: 'lately' }],
    ['a month that no year has', { on: '2026-13' }],
    ['a day that no month has', { on: '2026-02-30' }],
    ['a word that nobody knows', { perMonth: true }],
  ])('refuses %s', (_, wrong) => {
    const read = changed(({ vendors }) => Object.assign(vendors[0]!.meters[0]!['free'] as object, wrong));
    expect(read).toMatchObject({ problems: [{ code: 'spending/invalid-rates' }] });
  });

  it.each(['2026-02', '2026-02-28'])('takes %s for the date of a figure', (on) => {
    const read = changed(({ vendors }) => Object.assign(vendors[0]!.meters[0]!['free'] as object, { on, asTaught: false }));
    expect(read).toHaveProperty('ok');
  });

  it('refuses two meters of one name, and says where the second stands', () => {
    const read = changed(({ vendors }) => (vendors[1]!.meters[1]!['id'] = 'recorded'));
    expect(read).toMatchObject({
      problems: [{ message: `${FILE}, vendors[1].meters[1].id: “recorded” stands there already, at [0].` }],
    });
  });

  it('says that it is not JSON', () => {
    expect(readRates(FILE, '{ "schema": ')).toMatchObject({
      problems: [{ code: 'spending/invalid-rates', message: expect.stringContaining(`${FILE} is not JSON`), at: [FILE] }],
    });
  });
}); // prettier-ignore
