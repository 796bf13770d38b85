import { Agent, request } from 'node:http';
import { startApp } from '../support/running-app.ts';
import type { Ledger } from '../../lib/store/telemetry-store.ts';
import { encodeBatches, SPANS_A_BATCH } from './otlp-batches.ts';
import { figure, latency } from './statistics.ts';

const ROUNDS = 5;
const BATCHES = 300;
/** As many requests under way as a few busy services have. */
const SENDERS = 8;

function post(url: string, body: Uint8Array, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-protobuf', 'content-length': body.byteLength };
    const sent = request(url, { method: 'POST', headers, agent }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', reject).end(body);
  });
}

/** Sends every batch once, several at a time; gives each request's milliseconds. Anything but 200 ends the benchmark. */
async function sendAll(url: string, batches: Uint8Array[]): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: SENDERS });
  const waiting = batches.slice();
  const took: number[] = [];
  const send = async (): Promise<void> => {
    for (let body = waiting.pop(); body; body = waiting.pop()) {
      const started = performance.now();
      const status = await post(url, body, agent);
      if (status !== 200) throw new Error(`A batch was answered with ${status}.`);
      took.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  agent.destroy();
  return took;
}

/** Sustained OTLP/HTTP protobuf ingest, generator and receiver on the same cores, everything stored. */
export async function benchIngest(): Promise<string[]> {
  const app = await startApp({ SPANWALK_MAX_SPANS: '10000000' });
  try {
    await sendAll(`${app.otlp}/v1/traces`, encodeBatches(40, 999));
    const rates: number[] = [];
    const took: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const batches = encodeBatches(BATCHES, round);
      const started = performance.now();
      took.push(...(await sendAll(`${app.otlp}/v1/traces`, batches)));
      rates.push((BATCHES * SPANS_A_BATCH) / ((performance.now() - started) / 1000));
    }
    const { ledger } = await app.get<{ ledger: Ledger }>('/classroom/ledger');
    const sent = (ROUNDS * BATCHES + 40) * SPANS_A_BATCH;
    if (ledger.stored !== sent) throw new Error(`${sent} spans were sent and ${ledger.stored} are stored.`);
    return [
      figure('ingest, 500 spans of 11 attributes a request', 'spans/s', rates),
      latency('… from request to its 200', took),
      `${'… stored of sent'.padEnd(52)} ${ledger.stored.toLocaleString('en')} of ${sent.toLocaleString('en')}`,
    ];
  } finally {
    await app.close();
  }
}
