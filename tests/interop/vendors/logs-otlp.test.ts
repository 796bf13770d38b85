import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Client, credentials } from '@grpc/grpc-js';
import { SeverityNumber } from '@opentelemetry/api-logs';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { ProtobufLogsSerializer } from '@opentelemetry/otlp-transformer';
import {
  InMemoryLogRecordExporter,
  LoggerProvider,
  SimpleLogRecordProcessor,
  type ReadableLogRecord,
} from '@opentelemetry/sdk-logs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { starter } from '../../support/flask-stage.ts';
import { pythonWith } from '../../support/python.ts';
import { openLogsDoor, type LogsDoor } from './logs-door.ts';

let door: LogsDoor;
beforeAll(async () => {
  door = await openLogsDoor();
});
afterAll(() => door.close());

const python = pythonWith(join(starter, 'requirements.txt'));
if ('missing' in python) {
  process.stderr.write(`\nSkipped: OpenTelemetry’s logs from Python are not tried out, because ${python.missing}.\n\n`);
}

async function emit(headers: Record<string, string> = {}): Promise<void> {
  const exporter = new OTLPLogExporter({ url: `${door.url}/v1/logs`, headers });
  const provider = new LoggerProvider({
    resource: resourceFromAttributes({ 'service.name': 'backend-next' }),
    processors: [new SimpleLogRecordProcessor({ exporter })],
  });
  provider.getLogger('home').emit({
    severityNumber: SeverityNumber.WARN,
    severityText: 'WARN',
    body: { text: 'late', count: 3 },
    attributes: { 'app.now': 'now' },
    eventName: 'late',
  });
  await provider.shutdown();
}

describe('OpenTelemetry’s exporter of logs for JavaScript', () => {
  it('delivers every field of its records', async () => {
    await emit();
    expect(await door.logs('/otlp/backend-next')).toMatchObject([
      {
        stream: 'home',
        severityNumber: 13,
        severityText: 'WARN',
        body: { type: 'map', value: { text: { type: 'string', value: 'late' }, count: { type: 'int', value: 3 } } },
        attributes: { 'app.now': { type: 'string', value: 'now' } },
      },
    ]);
  });

  it('puts them where its headers say', async () => {
    await emit({ 'x-aws-log-group': 'cruddur', 'x-aws-log-stream': 'web' });
    expect(await door.logs('cruddur')).toMatchObject([{ stream: 'web' }]);
  });
});

/** A processor that keeps the records, so that they can be sent in another way. */
function recordsOf(): ReadableLogRecord[] {
  const exporter = new InMemoryLogRecordExporter();
  const provider = new LoggerProvider({
    resource: resourceFromAttributes({ 'service.name': 'by-grpc' }),
    processors: [new SimpleLogRecordProcessor({ exporter })],
  });
  provider.getLogger('home').emit({ severityNumber: SeverityNumber.INFO, body: 'hello' });
  return exporter.getFinishedLogRecords();
}

const asIs = (bytes: Buffer): Buffer => bytes;

describe('a gRPC client with OpenTelemetry’s own encoding', () => {
  it('delivers log records to LogsService', async () => {
    const client = new Client(new URL(door.grpcUrl).host, credentials.createInsecure());
    const body = Buffer.from(ProtobufLogsSerializer.serializeRequest(recordsOf()) ?? []);
    const path = '/opentelemetry.proto.collector.logs.v1.LogsService/Export';
    const answer = await new Promise((resolve, reject) => {
      client.makeUnaryRequest(path, asIs, asIs, body, (error, response) => (error ? reject(error) : resolve(response)));
    });
    client.close();
    expect(answer).toHaveLength(0);
    expect(await door.logs('/otlp/by-grpc')).toMatchObject([
      { body: { type: 'string', value: 'hello' }, stream: 'home' },
    ]);
  });
});

const lines = `
import logging, os
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk._logs import LoggerProvider, LoggingHandler
from opentelemetry.sdk._logs.export import SimpleLogRecordProcessor
from opentelemetry.sdk.resources import Resource
from opentelemetry.exporter.otlp.proto.http._log_exporter import OTLPLogExporter

provider = LoggerProvider(resource=Resource.create({"service.name": "backend-flask"}))
provider.add_log_record_processor(SimpleLogRecordProcessor(OTLPLogExporter()))
logger = logging.getLogger("cruddur")
logger.addHandler(LoggingHandler(logger_provider=provider))
with TracerProvider().get_tracer("t").start_as_current_span("s") as span:
    logger.error("boom", extra={"user": "ada"})
    print(format(span.get_span_context().trace_id, "032x"))
provider.shutdown()
`;

describe.skipIf('missing' in python)('OpenTelemetry’s exporter of logs for Python', () => {
  it('delivers in protobuf, with the trace it was in', async () => {
    const { stdout, stderr } = await runIn(lines);
    expect(stderr).not.toContain('Traceback');
    expect(await door.logs('/otlp/backend-flask')).toMatchObject([
      {
        traceId: stdout.trim(),
        severityNumber: 17,
        body: { type: 'string', value: 'boom' },
        attributes: { user: { type: 'string', value: 'ada' } },
        stream: 'cruddur',
      },
    ]);
  });
});

/** In a process of its own: the door it sends to is in this one. */
async function runIn(script: string): Promise<{ stdout: string; stderr: string }> {
  if ('missing' in python) throw new Error(python.missing);
  const child = spawn(python.python, ['-c', script], {
    env: { ...process.env, OTEL_EXPORTER_OTLP_ENDPOINT: door.url },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => (stdout += String(text)));
  child.stderr.on('data', (text) => (stderr += String(text)));
  await new Promise((resolve) => child.once('close', resolve));
  return { stdout, stderr };
}
