import { connect } from 'node:net';
import type { Arrival } from '../../lib/telemetry/arrival.ts';
import { openHttpDoor } from '../../lib/receivers/doors/http-door.ts';
import type { KeyPolicy } from '../../lib/receivers/keys/key-record.ts';
import { receive } from '../../lib/receivers/receive.ts';
import { refusalOf, sightingOf, turnedAwayOf, type Sighting } from '../../lib/receivers/sighting.ts';

const tenant = { workspace: 'local', environment: 'test' };

/**
 * Opens a real door, lets somebody knock, and returns what it saw: requests through the real receiver, with the
 * ordinary account of each. Times count up by a millisecond.
 */
export async function atTheDoor(
  door: 'otlp-http' | 'otlp-grpc',
  knock: (port: number) => Promise<void>,
  { keyRequired = false }: { keyRequired?: boolean } = {},
): Promise<Arrival[]> {
  const arrivals: Arrival[] = [];
  const policy: KeyPolicy = { lookup: () => undefined, keyRequired };
  const note = (sighting: Sighting): void => {
    arrivals.push({ ...sighting, id: arrivals.length + 1, at: 1000 + arrivals.length });
  };
  const opened = await openHttpDoor({
    host: 'localhost',
    port: 0,
    door,
    maxBodyBytes: 2 ** 20,
    report: (turned) => note(turnedAwayOf(turned, policy).sighting),
    carry: async (delivery) => {
      const receipt = receive(delivery, policy);
      if (receipt.kind === 'call') throw new Error('This door has no store to make calls on.');
      if (receipt.kind === 'reply') {
        note(refusalOf(delivery, receipt, policy).sighting);
        return receipt.reply;
      }
      const { accepted, refused, warnings } = receipt.reading;
      const reply = receipt.answer({ accepted: accepted.length, refused, warnings, duplicates: 0 });
      note(sightingOf(delivery, tenant, { reply, accepted, duplicates: 0, refused, warnings }));
      return reply;
    },
  });
  if (opened.kind === 'failed') throw new Error(opened.problem.message);
  await knock(opened.door.port);
  for (let waits = 0; arrivals.length === 0 && waits < 100; waits += 1)
    await new Promise((wake) => setTimeout(wake, 10));
  await opened.door.close();
  return arrivals;
}

/** One POST, as an exporter or a person would send it. */
export const post =
  (path: string, body: string, headers: Record<string, string> = {}) =>
  async (port: number): Promise<void> => {
    const answer = await fetch(`http://localhost:${port}${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', connection: 'close', ...headers },
    });
    await answer.arrayBuffer();
  };

/** Bytes that are no request of HTTP/1.1. */
export const bytes =
  (sent: Uint8Array) =>
  async (port: number): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(port, 'localhost', () => socket.write(sent));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
      setTimeout(() => socket.destroy(), 150);
    });

/** RFC 8446 §4.1.2: how a TLS client begins. */
export const clientHello = Uint8Array.from([0x16, 0x03, 0x01, 0x00, 0x05, 0x01, 0x00, 0x00, 0x01, 0x03]);
