import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { UdpCounts } from '../lib/receivers/doors/udp/messages.ts';
import type { SignalLedger } from '../lib/store/signal-store.ts';
import { startApp, type RunningApp } from './support/running-app.ts';

interface Account {
  datagrams: UdpCounts;
  signals: SignalLedger;
  doors: { door: string; url: string | null }[];
}

let app: RunningApp;
let daemon: URL;

const account = (): Promise<Account> => app.get<Account>('/classroom/ledger');
const patiently = { timeout: 20_000, interval: 100 };

beforeAll(async () => {
  app = await startApp();
  const { doors } = await account();
  daemon = new URL(doors.find(({ door }) => door === 'daemon-tcp')?.url ?? '');
});
afterAll(() => app.close());

describe('a burst of segments at the daemon’s port', () => {
  it('is stored, each that was taken, and what was lost is counted', async () => {
    const sent = 5000;
    await promisify(execFile)(process.execPath, ['tests/bench/udp-sender.mjs', daemon.port, String(sent), '0']);
    await vi.waitFor(async () => {
      const { received, waiting, lostInKernel } = (await account()).datagrams;
      expect([received + (lostInKernel ?? sent - received), waiting]).toEqual([sent, 0]);
    }, patiently);
    const { datagrams, signals } = await account();
    expect(datagrams.taken + datagrams.dropped).toBe(datagrams.received);
    expect(datagrams.received).toBeGreaterThan(0);
    expect(signals.segment.stored).toBe(datagrams.taken);
  });

  it('is there after the process was killed, once it was counted as taken', async () => {
    const before = await account();
    await app.end('SIGKILL');
    app = await app.again();
    const after = await account();
    expect(after.signals.segment.stored).toBe(before.datagrams.taken);
    // Of a new process; the ledger is the store's.
    expect(after.datagrams.received).toBe(0);
  });
});

describe('the daemon’s port', () => {
  it('takes HTTP over TCP, without a signature, from services alone', async () => {
    const { doors } = await account();
    const url = `${doors.find(({ door }) => door === 'daemon-tcp')?.url}/GetSamplingRules`;
    const rules = await fetch(url, { method: 'POST', body: '{}' });
    expect(rules.status).toBe(200);
    expect(await rules.json()).toMatchObject({ SamplingRuleRecords: [{ SamplingRule: { RuleName: 'Default' } }] });
    const page = await fetch(url, { method: 'POST', body: '{}', headers: { origin: 'http://localhost:9999' } });
    expect([page.status, page.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });
});
