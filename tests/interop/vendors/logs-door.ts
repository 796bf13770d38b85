import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine, type Engine } from '../../../lib/engine/start-engine.ts';
import { openHttpDoor } from '../../../lib/receivers/doors/http-door.ts';
import { completed } from '../../../lib/receivers/keys/mint-keys.ts';
import type { LogEvent } from '../../../lib/telemetry/log-event.ts';
import { messageOf } from '../../../lib/receivers/cloudwatch-logs/lines/message-of.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** The real doors, the real engine and its store: what an AWS client and an OTLP exporter see of Spanwalk. */
export interface LogsDoor {
  engine: Engine;
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  url: string;
  grpcUrl: string;
  /** Everything an AWS client needs, and nothing else. */
  variables: Record<string, string>;
  /** What the store holds of a group, oldest first. */
  logs(group: string): Promise<LogEvent[]>;
  messages(group: string): Promise<string[]>;
  close(): Promise<void>;
}

export async function openLogsDoor(): Promise<LogsDoor> {
  const dataDir = mkdtempSync(join(tmpdir(), 'spanwalk-logs-'));
  const options = { dataDir, keyRequired: false, maxBodyBytes: MOST_BYTES, maxSpans: 10_000, maxSignals: 1_000_000 };
  const engine = await startEngine('dist/engine-worker.mjs', options);
  const environment = { name: 'dev', slug: 'dev' };
  const record = completed({ key: 'interop', workspace: 'local', environment, createdAt: 0 });
  await engine.put('', 'ingest-keys', record.key, record);
  const http = await open(engine, 'otlp-http');
  const grpc = await open(engine, 'otlp-grpc');
  const logs = async (group: string): Promise<LogEvent[]> => {
    const stored = await engine.signals('local', { signal: 'log', place: group, limit: 100_000 });
    return stored.flatMap((signal) => (signal.signal === 'log' ? [signal.log] : []));
  };
  return {
    engine,
    url: `http://localhost:${http.port}`,
    grpcUrl: `http://localhost:${grpc.port}`,
    variables: {
      AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: `http://localhost:${http.port}/aws/logs`,
      AWS_REGION: 'ca-central-1',
      AWS_DEFAULT_REGION: 'ca-central-1',
      AWS_ACCESS_KEY_ID: record.aws.accessKeyId,
      AWS_SECRET_ACCESS_KEY: record.aws.secretAccessKey,
    },
    logs,
    messages: async (group) => (await logs(group)).map(messageOf),
    close: async () => {
      await Promise.all([http.close(), grpc.close()]);
      await engine.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function open(engine: Engine, door: 'otlp-http' | 'otlp-grpc') {
  const opened = await openHttpDoor({
    host: 'localhost',
    port: 0,
    door,
    maxBodyBytes: MOST_BYTES,
    carry: (delivery) => engine.deliver(delivery),
  });
  if (opened.kind === 'failed') throw new Error(opened.problem.message);
  return opened.door;
}
