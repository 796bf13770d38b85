import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { log, segment, signalBatch } from '../store/signals.fixture.ts';
import { batch, problem, span } from '../store/spans.fixture.ts';
import { mintSpanId, mintTraceId } from '../telemetry/mint-ids.ts';
import { KEYS } from './keys.ts';
import { startEngine, type Engine } from './start-engine.ts';
import { TraceOwners } from './trace-owners.ts';

const namesOf = (parts: ReturnType<TraceOwners['part']>) =>
  parts.map(({ workspace, spans, refused }) => [workspace, spans.length, refused.map(({ code }) => code)]);

describe('whose a practice span is', () => {
  const ada = span();
  const grace = span();
  const nobody = span();
  const owners = new TraceOwners();
  owners.claim('ada', [ada.traceId]);
  owners.claim('grace', [grace.traceId]);

  it('is said by the run that announced its trace', () => {
    const parts = owners.part(batch([ada, grace, { ...ada, spanId: mintSpanId() }], { environment: 'unkeyed' }));
    expect(namesOf(parts)).toEqual([
      ['ada', 2, []],
      ['grace', 1, []],
    ]);
  });

  it('is nobody’s without a key and without a run: refused, with the reason', () => {
    const parts = owners.part(batch([ada, nobody], { environment: 'unkeyed', refused: [problem('otlp/bad')] }));
    expect(namesOf(parts)).toEqual([
      ['ada', 1, []],
      ['local', 0, ['otlp/bad', 'roster/no-owner']],
    ]);
  });

  it('stays with the classroom’s own key where no run announced its trace', () => {
    expect(namesOf(owners.part(batch([nobody], { environment: 'practice' })))).toEqual([['local', 1, []]]);
  });

  it('is the key’s own where the key is a student’s, whatever its trace id', () => {
    expect(namesOf(owners.part(batch([ada], { workspace: 'grace' })))).toEqual([['grace', 1, []]]);
  });

  it('is not forgotten because another announces a great many', () => {
    const crowd = new TraceOwners();
    crowd.claim('ada', [ada.traceId]);
    for (let at = 0; at < 600; at += 1) {
      crowd.claim(
        'grace',
        Array.from({ length: 100 }, () => mintTraceId()),
      );
    }
    expect([crowd.knowsAnyOf([ada]), crowd.size]).toEqual([true, 5001]);
  });

  it('keeps to the first who announced the trace', () => {
    expect(owners.claim('grace', [mintTraceId(), ada.traceId])).toBe(false);
    expect(owners.claim('ada', [ada.traceId])).toBe(true);
    expect(namesOf(owners.part(batch([ada], { environment: 'unkeyed' })))).toEqual([['ada', 1, []]]);
  });

  it('is said for signals as for spans, each refused one by its own name', () => {
    const [adas, nobodys] = [segment({ traceId: ada.traceId }), segment()];
    const parts = owners.part(signalBatch([adas, nobodys], { environment: 'unkeyed' }));
    expect(parts.map(({ workspace, signals, refused }) => [workspace, signals?.length, refused.length])).toEqual([
      ['ada', 1, 0],
      ['local', 0, 1],
    ]);
    expect(parts[1]).toMatchObject({ refusedAs: 'segment', refused: [{ message: expect.stringMatching(/^This segment/) }] });
    expect([owners.knowsAnyOf([], [nobodys, adas]), owners.knowsAnyOf([], [nobodys, log()])]).toEqual([true, false]);
    const kept = owners.part(signalBatch([nobodys, log()], { environment: 'practice' }));
    expect(kept.map(({ workspace, signals }) => [workspace, signals?.length])).toEqual([['local', 2]]);
  }); // prettier-ignore

  it('keeps an empty delivery in one piece', () => {
    expect(owners.part(batch([], { environment: 'practice' }))).toHaveLength(1);
  });
});

describe('the engine with a roster', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spanwalk-owners-'));
  const options = { dataDir: folder, keyRequired: false, maxBodyBytes: 1_000_000, maxSpans: 1000, maxSignals: 1000 };
  const KEY = `hcsik_${'a1'.repeat(29)}`;
  const traceId = mintTraceId();
  let engine: Engine;

  const send = async (id: string, headers: Record<string, string> = {}): Promise<number> => {
    const one = { traceId: id, spanId: mintSpanId(), name: 'x', startTimeUnixNano: '1', endTimeUnixNano: '2' };
    const body = new TextEncoder().encode(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [one] }] }] }));
    const all = { 'content-type': 'application/json', ...headers };
    return (await engine.deliver({ door: 'otlp-http', method: 'POST', path: '/v1/traces', headers: all, body })).status;
  };

  beforeAll(async () => {
    engine = await startEngine('dist/engine-worker.mjs', options);
    const environment = { name: 'Mine', slug: 'mine' };
    await engine.put(KEYS.workspace, KEYS.collection, KEY, { key: KEY, workspace: 'ada', environment, createdAt: 0 });
    await engine.setRosterOpen(true);
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes nothing without a key, but what an announced run made', async () => {
    expect(await send(traceId)).toBe(401);
    expect(await engine.claimTraces('grace', [traceId])).toBe(true);
    expect(await send(traceId)).toBe(200);
    expect(await engine.spansOfTrace('grace', traceId)).toHaveLength(1);
    expect(await engine.spansOfTrace('local', traceId)).toHaveLength(0);
  });

  it('files a student’s own spans by the key, even in a trace that another announced', async () => {
    expect(await send(traceId, { 'x-honeycomb-team': KEY })).toBe(200);
    expect(await engine.spansOfTrace('ada', traceId)).toHaveLength(1);
    expect(await engine.spansOfTrace('grace', traceId)).toHaveLength(1);
  });

  it('takes telemetry without a key again once the roster is gone', async () => {
    await engine.setRosterOpen(false);
    expect(await send(mintTraceId())).toBe(200);
    await engine.setRosterOpen(true);
  });
});
