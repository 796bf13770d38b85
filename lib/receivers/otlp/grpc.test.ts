import { describe, expect, it } from 'vitest';
import { frame, unframe } from './grpc-frame.ts';
import { signalOfMethod } from './grpc-path.ts';
import { grpcRefusal, grpcStatusOf } from './grpc-status.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('a gRPC frame', () => {
  it('holds a message, which comes out as it went in', () => {
    for (const message of [bytes(), bytes(1, 2, 3), new Uint8Array(70_000).fill(7)]) {
      expect(unframe(frame(message))).toEqual({ kind: 'message', message, compressed: false });
    }
  });

  it('says whether its message is packed', () => {
    expect(unframe(bytes(1, 0, 0, 0, 1, 9))).toEqual({ kind: 'message', message: bytes(9), compressed: true });
  });

  it.each([
    ['nothing', bytes(), 'shorter than the five bytes'],
    ['half a prefix', bytes(0, 0, 0), 'shorter than the five bytes'],
    ['a flag that is none', bytes(7, 0, 0, 0, 0), 'neither 0 nor 1'],
    ['a length beyond the end', bytes(0, 0xff, 0xff, 0xff, 0xff, 1), 'cut off'],
    ['two messages', bytes(0, 0, 0, 0, 1, 9, 0, 0, 0, 0, 0), 'more than one message'],
  ])('is refused in words where it holds %s', (_what, body, why) => {
    expect(unframe(body)).toMatchObject({ kind: 'broken', why: expect.stringContaining(why) as unknown });
  });

  it('is read where it lies in a larger piece of memory', () => {
    const memory = bytes(9, 9, 9, 0, 0, 0, 0, 2, 5, 6, 9);
    expect(unframe(memory.subarray(3, 10))).toEqual({ kind: 'message', message: bytes(5, 6), compressed: false });
  });
});

describe('a refusal in gRPC', () => {
  it.each([
    [400, 3],
    [401, 16],
    [403, 7],
    [404, 12],
    [413, 8],
    [415, 12],
    [429, 8],
    [500, 13],
    [503, 14],
  ])('of what HTTP calls %i has the status %i', (http, grpc) => {
    expect(grpcStatusOf(grpcRefusal(http, 'no'))).toBe(grpc);
  });

  it('writes its message as gRPC does: printable ASCII, the rest as bytes of UTF-8', () => {
    expect(grpcRefusal(400, '50 % “żle”\n').headers['grpc-message']).toBe('50 %25 %E2%80%9C%C5%BCle%E2%80%9D%0A');
  });

  it('says when to come again only where it may be tried again', () => {
    expect(grpcRefusal(413, 'no').headers['grpc-status-details-bin']).toBeUndefined();
    const details = grpcRefusal(429, 'no', 5).headers['grpc-status-details-bin'] ?? '';
    expect(details).toMatch(/^[\w+/]+$/);
    const status = Buffer.from(details, 'base64');
    expect(status.toString('latin1')).toContain('type.googleapis.com/google.rpc.RetryInfo');
    // RetryInfo { retry_delay: Duration { seconds: 5 } }
    expect(status.subarray(-4)).toEqual(Buffer.from([0x0a, 0x02, 0x08, 0x05]));
  });
});

describe('a gRPC method', () => {
  it.each([
    ['trace.v1.Trace', 'traces'],
    ['logs.v1.Logs', 'logs'],
    ['metrics.v1.Metrics', 'metrics'],
  ])('of %sService exports %s', (name, signal) => {
    expect(signalOfMethod(`/opentelemetry.proto.collector.${name}Service/Export`)).toBe(signal);
  });

  it('of another name exports nothing we know', () => {
    expect(signalOfMethod('/opentelemetry.proto.collector.trace.v1.TraceService/Import')).toBeNull();
  });
});
