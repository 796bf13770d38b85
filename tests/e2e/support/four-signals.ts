import { createSocket } from 'node:dgram';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import Rollbar from 'rollbar';
import { inXRayForm } from '@/lib/projection/xray/trace-id.ts';
import type { RunningApp } from '../../support/running-app.ts';

interface Keys {
  aws: { accessKeyId: string; secretAccessKey: string };
  errorTokens: { server: string };
}

/** What four systems' own clients send, each through its own door of one app. */
export interface Senders {
  /** A segment document, as an SDK of X-Ray sends it to its daemon. */
  segment(document: object): Promise<void>;
  /** A line through the SDK of AWS, signed. */
  line(message: string): Promise<void>;
  /** An error through Rollbar's own client. */
  error(thrown: Error, ids: { trace_id: string; span_id?: string }): Promise<void>;
}

/** An environment of its own, and clients that hold its keys. */
export async function sendersTo(app: RunningApp, name: string): Promise<Senders> {
  const made = await app.post<Keys>('/classroom/environments', { name });
  const { doors } = await app.get<{ doors: { door: string; url: string | null }[] }>('/classroom/ledger');
  const daemon = doors.find(({ door }) => door === 'daemon-udp')?.url;
  if (!daemon) throw new Error('The daemon’s port is closed.');
  const logs = new CloudWatchLogsClient({
    endpoint: `${app.url}/aws/logs`,
    region: 'ca-central-1',
    credentials: made.aws,
  });
  const place = { logGroupName: 'cruddur', logStreamName: name };
  await logs.send(new CreateLogGroupCommand(place));
  await logs.send(new CreateLogStreamCommand(place));
  const rollbar = new Rollbar({
    accessToken: made.errorTokens.server,
    endpoint: `${app.url}/rollbar/api/1/item/`,
    environment: 'production',
    captureUncaught: false,
  });
  return {
    segment: (document) => datagram(Number(new URL(daemon).port), document),
    line: async (message) => {
      await logs.send(new PutLogEventsCommand({ ...place, logEvents: [{ timestamp: Date.now(), message }] }));
    },
    error: (thrown, ids) =>
      new Promise((resolve, reject) => {
        rollbar.error(thrown, ids, ((problem: Error | null) => (problem ? reject(problem) : resolve())) as never);
      }),
  };
}

function datagram(port: number, document: object): Promise<void> {
  const socket = createSocket('udp4');
  const text = `${JSON.stringify({ format: 'json', version: 1 })}\n${JSON.stringify(document)}`;
  return new Promise((resolve, reject) => {
    socket.send(text, port, '127.0.0.1', (problem) => {
      socket.close();
      if (problem) reject(problem);
      else resolve();
    });
  });
}

/** A Flask app's segment with one subsegment, below a span: what the course's own code sends. */
export function flaskSegment(traceId: string, ids: { id: string; parent?: string; inner: string }): object {
  const now = Date.now() / 1000;
  return {
    trace_id: inXRayForm(traceId),
    id: ids.id,
    ...(ids.parent !== undefined && { parent_id: ids.parent }),
    name: 'backend-flask',
    start_time: now - 0.03,
    end_time: now - 0.005,
    http: { request: { method: 'GET', url: 'http://localhost:4567/api/x' }, response: { status: 500 } },
    fault: true,
    annotations: { handle: 'andrewbrown' },
    metadata: { default: { note: '<img src=x onerror=alert(1)>' } },
    subsegments: [
      {
        id: ids.inner,
        name: 'mock-data',
        start_time: now - 0.02,
        end_time: now - 0.01,
        metadata: { cart: { rows: 3 } },
      },
    ],
  };
}
