import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Reply } from '../receivers/delivery.ts';
import type { KeyRecord } from '../receivers/keys/key-record.ts';
import { StoreExhausted } from '../store/store-exhausted.ts';
import type { Committed } from './protocol.ts';
import { startEngine } from './start-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'spanwalk-engine-'));
const options = {
  dataDir: join(folder, 'data'),
  keyRequired: false,
  maxBodyBytes: 1_000_000,
  maxSpans: 1000,
  maxSignals: 1000,
};

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A worker that answers each call by some code, which sees it as `id`, until it is closed. */
function workerThat(does: string): string {
  const file = join(folder, 'made.mjs');
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ id, method }) => {
       if (method !== 'close') return ${does};
       parentPort.postMessage({ type: 'answer', id });
       parentPort.close();
     });
     parentPort.postMessage({ type: 'ready' });`,
  );
  return file;
}

describe('an engine whose thread ends unasked', () => {
  it('fails the calls under way and every later one, and says why', async () => {
    const deaths: Error[] = [];
    const engine = await startEngine(workerThat('process.exit(7)'), options, (reason) => deaths.push(reason));
    await expect(engine.lastSeq()).rejects.toThrow('code 7');
    await expect(engine.lastSeq()).rejects.toThrow('code 7');
    expect(deaths).toHaveLength(1);
  });
});

describe('an engine whose store has no memory left for a question', () => {
  it('says so as a problem, and goes on', async () => {
    const engine = await startEngine(workerThat(`parentPort.postMessage({ type: 'exhausted', id })`), options);
    for (const _ of [1, 2]) await expect(engine.lastSeq()).rejects.toThrow(StoreExhausted);
    await engine.close();
  });
});

describe('the engine', () => {
  it('refuses to start on a store it cannot open, in words', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, 'not a folder');
    const started = startEngine('dist/engine-worker.mjs', { ...options, dataDir: file });
    await expect(started).rejects.toThrow(/\w+ .*\w+/);
  });

  it('keeps what it is given over a restart, and ends when asked', async () => {
    const first = await startEngine('dist/engine-worker.mjs', options);
    await first.put('local', 'notes', 'one', { text: 'hello' });
    await first.close();
    const second = await startEngine('dist/engine-worker.mjs', options);
    expect(await second.get('local', 'notes', 'one')).toEqual({ text: 'hello' });
    await second.close();
  });

  it('forgets of a workspace that is purged which requests it sent', async () => {
    const engine = await startEngine('dist/engine-worker.mjs', options);
    const record = { key: 'adas', workspace: 'ada', environment: { name: 'dev', slug: 'dev' }, createdAt: 0 };
    await engine.put('', 'ingest-keys', record.key, record);
    const headers = { 'content-type': 'application/json', 'x-honeycomb-team': record.key };
    const head = { door: 'otlp-http', method: 'POST', path: '/v1/traces', headers } as const;
    const sent = await engine.deliver({ ...head, body: new TextEncoder().encode('{"resourceSpans":[]}') });
    expect(sent.status).toBe(200);
    expect(await engine.arrivals('ada', { limit: 10 })).toHaveLength(1);
    await engine.purge('ada');
    expect(await engine.arrivals('ada', { limit: 10 })).toEqual([]);
    await engine.close();
  });

  it('tells of commits of signals: their traces, whether any has none, and themselves while somebody watches', async () => {
    const engine = await startEngine('dist/engine-worker.mjs', { ...options, dataDir: join(folder, 'news') });
    const record = { key: 'adas', workspace: 'ada', environment: { name: 'dev', slug: 'dev' }, createdAt: 0 };
    await engine.put('', 'ingest-keys', record.key, record);
    const kept = (await engine.get('', 'ingest-keys', record.key)) as KeyRecord;
    const told: Committed[] = [];
    engine.onCommitted((news) => told.push(news));
    const send = (request?: object): Promise<Reply> =>
      engine.deliver({
        door: 'app', method: 'POST', path: '/rollbar/api/1/item/',
        headers: { 'content-type': 'application/json', 'x-rollbar-access-token': kept.errorTokens.server },
        body: new TextEncoder().encode(
          JSON.stringify({ data: { environment: 'dev', body: { message: { body: 'no' } }, ...request } }),
        ),
      }); // prettier-ignore
    const traced = await send({ request: { headers: { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` } } });
    expect(traced.status).toBe(200);
    await engine.setFeedOpen(true);
    await send();
    expect(told.map(({ workspace, traceIds, untraced, signals }) => [workspace, traceIds, untraced, signals.length])).toEqual(
      [['ada', ['a'.repeat(32)], false, 0], ['ada', [], true, 1]],
    ); // prettier-ignore
    expect(await engine.signals('ada', { order: 'stored' })).toHaveLength(2);
    expect(told.at(-1)?.lastSeq).toBe(2);
    await engine.close();
  });
});
