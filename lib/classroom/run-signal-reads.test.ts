import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDbStore, type EmbeddedStore } from '../store/duckdb/open.ts';
import { log, signalBatch } from '../store/signals.fixture.ts';
import { NOW } from '../store/spans.fixture.ts';
import type { StoredSignal } from '../telemetry/signal.ts';
import { groupsIn, readRunSignals } from './run-signal-reads.ts';
import type { Run } from './run-schema.ts';

const TRACE = 'a'.repeat(32);
const run: Run = {
  runId: 'r',
  workspace: 'local',
  lesson: 'a-lesson',
  step: 'a-step',
  variant: 'after',
  traceIds: [TRACE],
  syntheticParent: null,
  purpose: 'learn',
  startedAt: NOW - 1000,
  nonce: 'n',
  canary: 'c',
};
const saying = (value: string) => ({ body: { type: 'string', value } }) as const;
const groupsOf = (signals: readonly StoredSignal[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const stored of signals) {
    const group = stored.signal === 'log' ? (stored.log.group ?? '') : '';
    counts[group] = (counts[group] ?? 0) + 1;
  }
  return counts;
};

const many = (group: string, count: number) => Array.from({ length: count }, () => log({ group }));
/** A check of log records. */
const logs = (group: unknown) => ({ signal: 'log', match: { group } });

let folder: string;
let store: EmbeddedStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-signals-'));
  store = await openDuckDbStore({ file: join(folder, 'spans.duckdb') });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

describe('the signals that a run is judged on', () => {
  it('are its own first: neither many lines of others nor large ones push them out, and what is left out is said', async () => {
    const large = Array.from({ length: 40 }, () => log({ group: 'large', ...saying('x'.repeat(1_000_000)) }));
    await store.append([signalBatch(large), signalBatch(many('others', 10_100))]);
    await store.append([signalBatch([log({ group: 'mine' }), log({ group: 'a trace', traceId: TRACE })])]);
    const { signals, isCut } = await readRunSignals(store, run, { traceIds: [TRACE], groups: ['mine'] });
    const { large: largeOnes = 0, others: further, ...own } = groupsOf(signals);
    expect([own, further, isCut]).toEqual([{ mine: 1, 'a trace': 1 }, undefined, true]);
    expect(largeOnes).toBeLessThan(40);
    const seqs = signals.map(({ seq }) => seq);
    expect(seqs).toEqual([...new Set(seqs)].toSorted((one, other) => one - other));
  });

  it('are all there are where there are few', async () => {
    const later = { ...run, startedAt: NOW + 60_000 };
    const { signals, isCut } = await readRunSignals(store, later, { traceIds: [TRACE], groups: [] });
    expect([groupsOf(signals), isCut]).toEqual([{ 'a trace': 1 }, false]);
  });

  it('are none that a file brought in', async () => {
    const earlier = { ...run, startedAt: NOW - 2000, workspace: 'other' };
    const sent = signalBatch([log({ group: 'sent' })], { workspace: 'other' });
    const imported = signalBatch([log({ group: 'imported' })], { workspace: 'other', environment: 'imported' });
    await store.append([sent, imported]);
    const { signals } = await readRunSignals(store, earlier, { traceIds: [], groups: [] });
    expect(groupsOf(signals)).toEqual({ sent: 1 });
  });
});

describe('the groups of an expectation', () => {
  it('are those that a check of log records names literally', () => {
    const checks = [logs('cruddur'), logs('cruddur'), logs({ matches: 'x' }), logs(undefined), { signal: 'span' }];
    expect(groupsIn({ checks } as unknown as Parameters<typeof groupsIn>[0])).toEqual(['cruddur']);
  });
});
