import { describe, expect, it } from 'vitest';
import { wrongPath } from './wrong-path.ts';

describe('a path', () => {
  it.each(['/v1/traces', '/v1/logs'])('%s is right', (path) => expect(wrongPath(path)).toBeNull());

  it.each([
    ['/', 'The endpoint is bare.'],
    ['/v1/traces/v1/traces', 'The path stands there twice.'],
    ['//v1/traces', 'The endpoint ends in a slash'],
    ['/v1/traces/', 'Take the slash at the end away.'],
    ['/v1/trace', 'The path is /v1/traces'],
    ['/v1/spans', 'The path is /v1/traces'],
    ['/v1', 'The path is /v1/traces'],
    ['/v1/v1/traces', 'The version stands there twice.'],
    ['/v1/traces/v1/traces/', 'The path stands there twice.'],
    ['//v1/traces/', 'The endpoint ends in a slash'],
    ['/api/traces', 'Zipkin or Jaeger'],
    ['/collector/v1/traces', 'Something stands before the path.'],
    ['/1/batch/mine', 'spans come by OTLP'],
    ['/V1/Traces', 'Paths are lower-case'],
    ['/api/v2/spans', 'Zipkin or Jaeger'],
    ['/opentelemetry.proto.collector.trace.v1.TraceService/Export', 'OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf'],
    ['/somewhere', 'POST /v1/traces'],
    ['/v1/metrics', 'OTEL_METRICS_EXPORTER=none'],
    ['/v1/logs/', 'Take the slash at the end away.'],
    ['//v1/logs', 'The endpoint ends in a slash'],
    ['/v1/log', 'The path is /v1/logs'],
    ['/v1/logs/v1/logs', 'Leave /v1/logs out of the first.'],
    ['/collector/v1/logs', 'OTEL_EXPORTER_OTLP_LOGS_ENDPOINT'],
    ['/V1/LOGS', 'Paths are lower-case: /v1/logs.'],
  ])('%s gets the hint that fits it', (path, hint) => {
    expect(wrongPath(path)?.hint).toContain(hint);
  });

  it('is repeated without what a terminal would obey', () => {
    expect(wrongPath('/\u001b[31m')?.message).toBe('Nothing is received at “/�[31m”.');
  });
});
