import { diag, DiagLogLevel } from '@opentelemetry/api';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import type { CompressionAlgorithm } from '@opentelemetry/otlp-exporter-base';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { OTLPHttpJsonTraceExporter, OTLPHttpProtoTraceExporter } from '@vercel/otel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Span } from '../../lib/telemetry/span.ts';
import { serviceOf } from '../../lib/telemetry/span.ts';
import { emitThrough } from './finished-spans.ts';
import { openReceivingDoor, type ReceivingDoor } from './receiving-door.ts';

const gzip = 'gzip' as CompressionAlgorithm;

let door: ReceivingDoor;
beforeEach(async () => {
  door = await openReceivingDoor();
});
afterEach(() => door.close());

interface Exporter {
  make: (url: string) => SpanExporter;
  contentType: string;
  coding?: string;
  /** What becomes of the number 1e20, where it is not a double. */
  huge?: unknown;
}

const exporters: Record<string, Exporter> = {
  'exporter-trace-otlp-http': { make: (url) => new JsonExporter({ url }), contentType: 'application/json' },
  'exporter-trace-otlp-http with gzip': {
    make: (url) => new JsonExporter({ url, compression: gzip }),
    contentType: 'application/json',
    coding: 'gzip',
  },
  'exporter-trace-otlp-proto': { make: (url) => new ProtobufExporter({ url }), contentType: 'application/x-protobuf' },
  'exporter-trace-otlp-proto with gzip': {
    make: (url) => new ProtobufExporter({ url, compression: gzip }),
    contentType: 'application/x-protobuf',
    coding: 'gzip',
  },
  '@vercel/otel’s protobuf exporter': {
    make: (url) => new OTLPHttpProtoTraceExporter({ url }),
    contentType: 'application/x-protobuf',
    // Its encoder takes every whole number for an int64 and lets this one run over.
    huge: { type: 'int', value: '7766279631452241920' },
  },
  '@vercel/otel’s JSON exporter': {
    make: (url) => new OTLPHttpJsonTraceExporter({ url }),
    contentType: 'application/json',
  },
};

describe.each(Object.entries(exporters))(
  '%s',
  (_name, { make, contentType, coding, huge = { type: 'double', value: 1e20 } }) => {
    it('delivers every field of its spans', async () => {
      await emitThrough(make(`${door.url}/v1/traces`));

      expect(door.deliveries[0]?.headers).toMatchObject({ 'content-type': contentType });
      expect(door.deliveries[0]?.headers['content-encoding']).toBe(coding);
      expect({ refused: door.refused, warnings: door.warnings }).toEqual({ refused: [], warnings: [] });
      const parent = spanNamed('http-handler');
      const child = spanNamed('SELECT activities');
      expect(serviceOf(parent.resource)).toBe('interop');
      expect(parent).toMatchObject({
        parentId: null,
        kind: 'server',
        scope: { name: 'home.activities', version: '0.1.0' },
        attributes: { 'app.now': { type: 'string', value: '2026-11-22T10:00:00.000Z' } },
      });
      expect(child).toMatchObject({
        traceId: parent.traceId,
        parentId: parent.spanId,
        kind: 'client',
        status: { code: 'error', message: 'boom' },
        links: [{ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) }],
      });
      expect(child.events[0]).toMatchObject({
        name: 'exception',
        attributes: { 'exception.type': { type: 'string', value: 'Error' } },
      });
    });

    it('keeps the types of attribute values', async () => {
      await emitThrough(make(`${door.url}/v1/traces`));

      expect(spanNamed('SELECT activities').attributes).toEqual({
        'app.result_length': { type: 'int', value: 3 },
        'app.ratio': { type: 'double', value: 0.5 },
        'app.cached': { type: 'bool', value: false },
        'app.tags': {
          type: 'array',
          value: [
            { type: 'string', value: 'a' },
            { type: 'string', value: 'b' },
          ],
        },
        'app.huge': huge,
      });
    });

    it('sends times of nanoseconds around now', async () => {
      const before = BigInt(Date.now() - 1000) * 1_000_000n;
      await emitThrough(make(`${door.url}/v1/traces`));
      const after = BigInt(Date.now() + 1000) * 1_000_000n;

      for (const { start, end } of door.spans) {
        expect(start > before && end < after).toBe(true);
        expect(end >= start).toBe(true);
      }
    });
  },
);

describe('the answer', () => {
  const heard: string[] = [];
  beforeEach(() => {
    heard.length = 0;
    const hear = (...words: unknown[]): void => void heard.push(words.map(String).join(' '));
    diag.setLogger({ error: hear, warn: hear, info: () => {}, debug: () => {}, verbose: () => {} }, DiagLogLevel.ALL);
  });
  afterEach(() => diag.disable());

  it.each(['exporter-trace-otlp-http', 'exporter-trace-otlp-proto with gzip'])(
    'of full success leaves %s with nothing to complain of',
    async (name) => {
      await emitThrough(exporters[name]!.make(`${door.url}/v1/traces`));
      expect(heard).toEqual([]);
    },
  );

  it('to a doubled path is an error that the SDK reports, and the body has the hint', async () => {
    const failed = emitThrough(exporters['exporter-trace-otlp-http']!.make(`${door.url}/v1/traces/v1/traces`));
    const data: unknown = expect.stringContaining('The path stands there twice.');
    await expect(failed).rejects.toMatchObject([{ code: 404, data }]);
  });

  it('that refuses some of the spans reaches the SDK’s log with the reason', async () => {
    await emitThrough(odd(exporters['exporter-trace-otlp-http']!.make(`${door.url}/v1/traces`)));
    expect(heard.join('\n')).toContain('Received Partial Success response');
    expect(heard.join('\n')).toContain('its spanId is all zeros');
    expect(door.spans.map(({ name }) => name)).toEqual(['http-handler']);
  });
});

const withoutId = (span: ReadableSpan): ReadableSpan =>
  Object.create(span, {
    spanContext: { value: () => ({ ...span.spanContext(), spanId: '0'.repeat(16) }) },
  }) as ReadableSpan;

/** An exporter whose SELECT spans have lost their id on the way. */
function odd(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) =>
      exporter.export(
        spans.map((span) => (span.name.startsWith('SELECT') ? withoutId(span) : span)),
        done,
      ),
    shutdown: () => exporter.shutdown(),
  };
}

function spanNamed(name: string): Span {
  const found = door.spans.find((span) => span.name === name);
  if (!found) throw new Error(`No span “${name}” among ${door.spans.map((span) => span.name).join(', ') || 'none'}.`);
  return found;
}
