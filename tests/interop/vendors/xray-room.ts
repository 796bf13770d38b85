import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine, type Engine } from '../../../lib/engine/start-engine.ts';
import { openHttpDoor } from '../../../lib/receivers/doors/http-door.ts';
import { openUdpDoor, type UdpDoor } from '../../../lib/receivers/doors/udp/udp-door.ts';
import { completed } from '../../../lib/receivers/keys/mint-keys.ts';
import type { Segment } from '../../../lib/telemetry/segment.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** The real doors, the real engine and its store: what X-Ray's own clients see of Spanwalk. */
export interface XRayRoom {
  engine: Engine;
  udp: UdpDoor;
  /** Everything that a client of AWS needs, and nothing else. */
  aws: Record<string, string>;
  /** The same for an X-Ray SDK: where the daemon is. */
  daemon: Record<string, string>;
  /** What the store holds, in order of arrival. */
  segments(): Promise<Segment[]>;
  /** The same once the last that was sent is there; fails where it does not come. */
  segmentsOnce(isLast: (segment: Segment) => boolean): Promise<Segment[]>;
  close(): Promise<void>;
}

export async function openXRayRoom(maxSignals = 100_000): Promise<XRayRoom> {
  const dataDir = mkdtempSync(join(tmpdir(), 'spanwalk-xray-'));
  const options = { dataDir, keyRequired: false, maxBodyBytes: MOST_BYTES, maxSpans: 10_000, maxSignals };
  const engine = await startEngine('dist/engine-worker.mjs', options);
  const environment = { name: 'dev', slug: 'dev' };
  const record = completed({ key: 'interop', workspace: 'local', environment, createdAt: 0 });
  await engine.put('', 'ingest-keys', record.key, record);
  const http = await openDoor(engine, 'otlp-http', 0);
  const { udp, tcp } = await openDaemon(engine);
  const segments = async (): Promise<Segment[]> => {
    const stored = await engine.signals('local', { signal: 'segment', order: 'stored', limit: 100_000 });
    return stored.flatMap((signal) => (signal.signal === 'segment' ? [signal.segment] : []));
  };
  return {
    engine,
    udp,
    aws: {
      AWS_ENDPOINT_URL_XRAY: `http://localhost:${http.port}/aws/xray`,
      AWS_REGION: 'ca-central-1',
      AWS_DEFAULT_REGION: 'ca-central-1',
      AWS_ACCESS_KEY_ID: record.aws.accessKeyId,
      AWS_SECRET_ACCESS_KEY: record.aws.secretAccessKey,
    },
    daemon: { AWS_XRAY_DAEMON_ADDRESS: `127.0.0.1:${udp.port}` },
    segments,
    segmentsOnce: async (isLast) => {
      const giveUp = Date.now() + 15_000;
      let there = await segments();
      while (!there.some(isLast) && Date.now() < giveUp) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        there = await segments();
      }
      if (!there.some(isLast)) throw new Error(`${there.length} segments came, and not the last.`);
      return there;
    },
    close: async () => {
      await Promise.all([http.close(), tcp.close(), udp.close()]);
      await engine.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function openDoor(engine: Engine, door: 'otlp-http' | 'daemon-tcp', port: number) {
  const opened = await openHttpDoor({
    host: 'localhost',
    port,
    door,
    maxBodyBytes: MOST_BYTES,
    report: () => undefined,
    carry: (delivery) => engine.deliver(delivery),
  });
  if (opened.kind === 'failed') throw new Error(opened.problem.message);
  return opened.door;
}

/** Both at one port, as SDKs look for them. */
async function openDaemon(engine: Engine) {
  const tcp = await openDoor(engine, 'daemon-tcp', 0);
  const udp = await openUdpDoor({
    host: 'localhost',
    port: tcp.port,
    setting: 'SPANWALK_XRAY_PORT',
    workerFile: 'dist/udp-worker.mjs',
    carry: (delivery) => engine.deliver(delivery),
  });
  if (udp.kind === 'failed') throw new Error(udp.problem.message);
  return { tcp, udp: udp.door };
}
