import { afterAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../lib/store/telemetry-store.ts';
import type { SpanJson } from '../lib/telemetry/span-json.ts';
import { mintSpanId, mintTraceId } from '../lib/telemetry/ids.ts';
import { startApp, type RunningApp } from './support/running-app.ts';

const SPANS = 50;

/** One trace in OTLP/JSON, a root and its children. */
function delivery(traceId: string): string {
  const now = BigInt(Date.now()) * 1_000_000n;
  const spans = Array.from({ length: SPANS }, (_, at) => ({
    traceId,
    spanId: mintSpanId(),
    name: `span ${at}`,
    kind: 1,
    startTimeUnixNano: String(now),
    endTimeUnixNano: String(now + 1_000_000n),
  }));
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'sender' } }] };
  return JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'test' }, spans }] }] });
}

/** Sends without pause, and notes each trace whose 200 was heard. Ends when the receiver is gone. */
async function sendUntilItDies(otlp: string, acknowledged: string[]): Promise<void> {
  for (;;) {
    const traceId = mintTraceId();
    const sent = fetch(`${otlp}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: delivery(traceId),
    });
    const answer = await sent.catch(() => null);
    if (answer === null) return;
    if (answer.status === 200) acknowledged.push(traceId);
  }
}

const apps: RunningApp[] = [];

afterAll(async () => {
  for (const app of apps) await app.close();
});

describe('a SIGKILL in the middle of ingest', () => {
  it('loses no span that was acknowledged, and the ledger still adds up', async () => {
    const app = await startApp();
    apps.push(app);
    const acknowledged: string[] = [];
    const senders = Array.from({ length: 6 }, () => sendUntilItDies(app.otlp, acknowledged));
    while (acknowledged.length < 60) await new Promise((resolve) => setTimeout(resolve, 5));
    await app.end('SIGKILL');
    await Promise.all(senders);

    const restarted = await app.again();
    apps.push(restarted);
    expect(acknowledged.length).toBeGreaterThanOrEqual(60);
    for (const traceId of acknowledged) {
      const { spans } = await restarted.get<{ spans: SpanJson[] }>(`/classroom/traces/${traceId}`);
      expect(spans).toHaveLength(SPANS);
    }
    const { ledger } = await restarted.get<{ ledger: Ledger }>('/classroom/ledger');
    const { received, inFlight, stored, duplicate, refused, pruned } = ledger;
    expect(received).toBe(inFlight + stored + duplicate + refused + pruned);
    expect(stored).toBeGreaterThanOrEqual(acknowledged.length * SPANS);
  });

  it('keeps the progress', async () => {
    const app = await startApp();
    apps.push(app);
    const done = await fetch(`${app.url}/classroom/progress/videos`, { method: 'PUT' });
    expect(done.status).toBe(200);
    await app.end('SIGKILL');
    const restarted = await app.again();
    apps.push(restarted);
    expect(await restarted.get('/classroom/progress')).toHaveProperty('videos');
  });
});
