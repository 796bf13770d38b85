import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * A process of its own that sends segments to a daemon's port, as a service under load does:
 * `node udp-sender.mjs <port> <count> <milliseconds>`. With 0 milliseconds it sends as fast as it can.
 */
const [port = 0, count = 0, withinMs = 0] = process.argv.slice(2).map(Number);
const SLICE_MS = 10;

const socket = createSocket('udp4');
const hex = (bytes) => randomBytes(bytes).toString('hex');

/** One segment as the recorder of a Node service writes it, of some eight hundred bytes. */
function segment(index) {
  const now = Date.now() / 1000;
  const document = {
    trace_id: `1-${Math.floor(now).toString(16)}-${hex(12)}`,
    id: hex(8),
    name: 'backend-flask',
    start_time: now,
    end_time: now + 0.012,
    http: {
      request: { method: 'GET', url: 'http://localhost:4567/api/activities/home', user_agent: 'bench' },
      response: { status: 200, content_length: 2048 },
    },
    annotations: { order: index },
    metadata: { default: { results: 'x'.repeat(300), now: new Date().toISOString() } },
    service: { runtime: 'node', name: 'backend' },
  };
  return `{"format":"json","version":1}\n${JSON.stringify(document)}`;
}

const messages = Array.from({ length: count }, (_none, index) => Buffer.from(segment(index)));
const send = (message) => new Promise((resolve) => socket.send(message, port, '127.0.0.1', resolve));
const started = performance.now();
const slices = Math.max(1, withinMs / SLICE_MS);
for (let slice = 0; slice < slices; slice += 1) {
  const batch = messages.slice((slice * count) / slices, ((slice + 1) * count) / slices);
  await Promise.all(batch.map(send));
  const early = started + (slice + 1) * SLICE_MS - performance.now();
  if (withinMs > 0 && early > 0) await wait(early);
}
process.stdout.write(`${performance.now() - started}`);
socket.close();
