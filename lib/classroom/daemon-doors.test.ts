import { createSocket, type Socket } from 'node:dgram';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Delivery } from '../receivers/delivery.ts';
import { readSettings, type Settings } from '../settings/settings.ts';
import { openDaemonDoors } from './daemon-doors.ts';

const deliveries: Delivery[] = [];
const work = {
  carry: async (delivery: Delivery) => {
    deliveries.push(delivery);
    return { status: 200, headers: {}, body: new Uint8Array() };
  },
  turnedAway: async () => {},
};

const closing: (Server | Socket)[] = [];
afterEach(() => {
  for (const each of closing.splice(0)) each.close();
  deliveries.length = 0;
  vi.restoreAllMocks();
});

function settings(port: string): Settings {
  const read = readSettings({ SPANWALK_XRAY_PORT: port });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.ok;
}

const openAt = (port: string) => openDaemonDoors(settings(port), work, 'dist/udp-worker.mjs');

const takenTcp = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    closing.push(server);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

describe('the daemon’s doors', () => {
  it('open at one free port for datagrams and for HTTP', async () => {
    const { doors, datagrams } = await openAt('0');
    const [udp, tcp] = doors;
    expect(udp?.url).toMatch(/^udp:\/\/localhost:\d+$/);
    expect(tcp?.url).toBe(udp?.url?.replace('udp:', 'http:'));
    await fetch(`${tcp?.url}/GetSamplingRules`, { method: 'POST', body: '{}' });
    const socket = createSocket('udp4');
    closing.push(socket);
    socket.send('a segment', Number(new URL(tcp?.url ?? '').port), '127.0.0.1');
    await vi.waitFor(async () => expect((await datagrams())?.taken).toBe(1));
    expect(deliveries.map(({ door, path }) => [door, path])).toEqual([
      ['daemon-tcp', '/GetSamplingRules'],
      ['daemon-udp', ''],
    ]);
  });

  it('are closed where that was asked for', async () => {
    const { doors, datagrams } = await openAt('off');
    expect(doors.map(({ door, url, problem }) => [door, url, problem])).toEqual([
      ['daemon-udp', null, null],
      ['daemon-tcp', null, null],
    ]);
    expect(await datagrams()).toBeNull();
  });

  it('open one without the other where a port is taken, and say which and what to do', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const port = await takenTcp();
    const { doors } = await openAt(String(port));
    expect(doors.map(({ url, problem }) => [url, problem?.message])).toEqual([
      [`udp://localhost:${port}`, undefined],
      [null, `Port ${port} on 127.0.0.1 is taken by another program.`],
    ]);
    expect(String(said.mock.calls[0]?.[0])).toContain('set SPANWALK_XRAY_PORT to another port');
  });
});
