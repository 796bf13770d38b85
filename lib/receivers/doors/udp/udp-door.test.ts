import { createSocket, type Socket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path, { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { unpackDatagrams } from '../../datagrams.ts';
import type { Delivery, Reply } from '../../delivery.ts';
import { openUdpDoor, type UdpDoor, type UdpDoorOptions } from './udp-door.ts';

const open: { close: () => unknown }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

const reply: Reply = { status: 200, headers: {}, body: new Uint8Array() };
const settings = { host: '127.0.0.1', port: 0, setting: 'SPANWALK_XRAY_PORT', workerFile: 'dist/udp-worker.mjs' };

async function doorWith(carry: UdpDoorOptions['carry'], more: Partial<UdpDoorOptions> = {}): Promise<UdpDoor> {
  const opened = await openUdpDoor({ ...settings, carry, ...more });
  if (opened.kind === 'failed') throw new Error(opened.problem.message);
  open.push(opened.door);
  return opened.door;
}

function sender(type: 'udp4' | 'udp6' = 'udp4'): Socket {
  const socket = createSocket(type);
  open.push(socket);
  return socket;
}

const sent = (socket: Socket, text: string, { port }: UdpDoor, address = '127.0.0.1'): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.send(text, port, address, (error) => (error ? reject(error) : resolve()));
  });

const texts = (deliveries: Delivery[]): string[] =>
  deliveries.flatMap(({ body }) => unpackDatagrams(body).map((each) => new TextDecoder().decode(each)));

const patiently = { timeout: 20_000, interval: 20 };

describe('the door for datagrams', () => {
  it('carries each to the receivers, by either loopback address', async () => {
    const deliveries: Delivery[] = [];
    const door = await doorWith(async (delivery) => {
      deliveries.push(delivery);
      return reply;
    });
    await sent(sender(), 'by IPv4', door);
    await sent(sender('udp6'), 'by IPv6', door, '::1');
    await vi.waitFor(() => expect(texts(deliveries).toSorted()).toEqual(['by IPv4', 'by IPv6']), patiently);
    expect(deliveries[0]).toMatchObject({ door: 'daemon-udp', method: 'UDP', path: '', headers: {} });
  });

  it('loses none of a burst but what the kernel and its own count say', async () => {
    const deliveries: Delivery[] = [];
    const door = await doorWith(async (delivery) => {
      deliveries.push(delivery);
      return reply;
    });
    const socket = sender();
    const all = Array.from({ length: 5000 }, (_none, index) => `${index}:${'x'.repeat(800)}`);
    await Promise.all(all.map((text) => sent(socket, text, door)));
    await vi.waitFor(async () => {
      const { received, taken, lostInKernel } = await door.counts();
      expect(taken).toBe(received);
      // Where the kernel does not say, what is missing is what it lost.
      expect(received + (lostInKernel ?? 5000 - received)).toBe(5000);
    }, patiently);
    const { received, dropped } = await door.counts();
    expect(dropped).toBe(0);
    const arrived = texts(deliveries);
    expect(new Set(arrived).size).toBe(received);
    const known = new Set(all);
    expect(arrived.filter((text) => !known.has(text))).toEqual([]);
    expect(deliveries.length).toBeLessThan(received / 2);
  });

  it('takes a datagram as large as they come', async () => {
    const deliveries: Delivery[] = [];
    const door = await doorWith(async (delivery) => {
      deliveries.push(delivery);
      return reply;
    });
    await sent(sender(), 'x'.repeat(65_507), door);
    await vi.waitFor(() => expect(texts(deliveries)[0]).toHaveLength(65_507), patiently);
  });

  it.each([
    ['failed', () => Promise.reject(new Error('The engine is gone.'))],
    ['could not store it', async () => ({ ...reply, status: 503 })],
  ])('counts as dropped what it gave to an engine that %s', async (_what, carry) => {
    const door = await doorWith(carry);
    await sent(sender(), 'lost', door);
    await vi.waitFor(async () => {
      expect(await door.counts()).toMatchObject({ received: 1, waiting: 0, taken: 0, dropped: 1 });
    }, patiently);
  });

  it('says so where its port is taken', async () => {
    const { port } = await doorWith(async () => reply);
    expect(await openUdpDoor({ ...settings, port, carry: async () => reply })).toMatchObject({
      kind: 'failed',
      problem: {
        code: 'door/port-taken',
        message: `Port ${port} on 127.0.0.1 is taken by another program.`,
        hint: expect.stringContaining('SPANWALK_XRAY_PORT') as string,
      },
    });
  });

  it('is read on by another thread where one ended by itself, which is told and counted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'udp-door-'));
    open.push({ close: () => rmSync(folder, { recursive: true }) });
    const workerFile = join(folder, 'worker.mjs');
    const real = JSON.stringify(pathToFileURL(path.resolve(settings.workerFile)).href);
    const flag = join(folder, 'crash');
    writeFileSync(
      workerFile,
      `import { existsSync, rmSync } from 'node:fs';
       await import(${real});
       const crash = () => {
         if (!existsSync(${JSON.stringify(flag)})) return;
         rmSync(${JSON.stringify(flag)});
         throw new Error('crashed');
       };
       setInterval(crash, 5).unref();`,
    );
    const told: (string | null)[] = [];
    const door = await doorWith(async () => reply, { workerFile, onTrouble: (p) => told.push(p?.code ?? null) });
    await sent(sender(), 'before', door);
    await vi.waitFor(async () => expect((await door.counts()).taken).toBe(1), patiently);
    for (const times of [1, 2]) {
      writeFileSync(flag, '');
      await vi.waitFor(() => expect(told).toHaveLength(2 * times), patiently);
    }
    await sent(sender(), 'after', door);
    await vi.waitFor(async () => expect(await door.counts()).toMatchObject({ taken: 2, restarts: 2 }), patiently);
    expect(told).toEqual(['door/reader-ended', null, 'door/reader-ended', null]);
  });

  it('keeps its counts once it is closed', async () => {
    const door = await doorWith(async () => reply);
    await sent(sender(), 'one', door);
    await vi.waitFor(async () => expect((await door.counts()).taken).toBe(1), patiently);
    await door.close();
    expect((await door.counts()).taken).toBe(1);
  });
});
