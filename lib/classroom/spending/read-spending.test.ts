import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { made } from '../../guard/leaks.fixture.ts';
import { measured, NOW } from '../../spending/spending.fixture.ts';
import { RATES_FILE, readSpending } from './read-spending.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'spanwalk-rates-'));
  cpSync(RATES_FILE, join(root, RATES_FILE), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const file = (): string => join(root, RATES_FILE);
const edit = (change: (text: string) => string): void => writeFileSync(file(), change(readFileSync(file(), 'utf8')));

const { usage } = measured({ errors: { occurrences: 100, items: { largest: [], of: 0 } } });
const store = {
  usage: () => Promise.resolve(usage),
  attributeSizes: () => Promise.resolve({ spans: 0, lookedAt: 0, bytes: 0, attributes: { largest: [], of: 0 } }),
  list: () => Promise.resolve([]),
};
const read = () => readSpending(store, { root, workspace: 'local', window: { from: NOW - 1000, to: NOW } });

async function shareOfRollbar(): Promise<number | undefined> {
  const spending = await read();
  if ('problems' in spending) throw new Error(spending.problems[0]?.message);
  return spending.ok.meters.find(({ rate }) => rate.id === 'occurrences')?.share;
}

describe('what is counted', () => {
  it('is told by names without secrets', async () => {
    const [spans, groups, items] = [usage.spans.names, usage.logs.groups, usage.errors.items];
    const told = structuredClone(usage);
    told.spans.names = {
      ...spans,
      largest: [{ service: `svc-${made.aws}`, name: 'GET /someone@example.org', spans: 1, events: 0, links: 0 }],
    };
    told.logs.groups = { ...groups, largest: [{ group: `of ${made.jwt}`, severity: 9, lines: 1, bytes: 10 }] };
    told.errors.items = { ...items, largest: [{ fingerprint: made.aws, title: `for ${made.iban}`, occurrences: 1 }] };
    const leaking = { ...store, usage: () => Promise.resolve(told) };
    const spending = await readSpending(leaking, { root, workspace: 'local', window: { from: NOW - 1000, to: NOW } });
    const text = JSON.stringify(spending);
    for (const secret of [made.aws, made.jwt, made.iban, 'someone@example.org']) expect(text).not.toContain(secret);
    expect(text).toContain('GET /(hidden: 19 characters)');
  });
});

describe('the rates of an instructor', () => {
  it('hold from the next look on, with nothing started again', async () => {
    expect(await shareOfRollbar()).toBe(100 / 5000);
    edit((text) => text.replace('"amount": 5000,', '"amount": 25000,'));
    expect(await shareOfRollbar()).toBe(100 / 25_000);
  });

  it('are refused by line where the file is no JSON any more, and hold again once it is', async () => {
    edit((text) => text.replace('"amount": 5000,', '"amount": 5000'));
    const line = readFileSync(file(), 'utf8').split('\n').findIndex((each) => each.endsWith('"amount": 5000')) + 1;
    expect(await read()).toMatchObject({
      problems: [{ code: 'spending/invalid-rates', message: expect.stringContaining(`${RATES_FILE} is not JSON, near line ${line + 1}:`) as string }],
    });
    edit((text) => text.replace('"amount": 5000\n', '"amount": 5000,\n'));
    expect(await shareOfRollbar()).toBe(100 / 5000);
  });

  it('are asked for where the file is gone', async () => {
    rmSync(file());
    expect(await read()).toMatchObject({ problems: [{ code: 'spending/no-rates' }] });
  });
}); // prettier-ignore
