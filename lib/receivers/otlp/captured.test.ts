import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from './limits.ts';
import { readProtobufTraces } from './read-protobuf.ts';

const captured = (name: string): Uint8Array => readFileSync(new URL(`fixtures/${name}`, import.meta.url));

describe('what the Python SDK sends', () => {
  const read = readProtobufTraces(captured('python-1.45.2-two-spans.bin'), defaultLimits);
  const spans = read.kind === 'reading' ? read.reading.accepted : [];
  const [child, parent] = spans;

  it('is read with nothing refused or trimmed', () => {
    expect(read).toMatchObject({ kind: 'reading', reading: { refused: [], warnings: [] } });
    expect(spans.map(({ name }) => name)).toEqual(['home-activites-mock-data', 'GET /api/activities/home']);
  });

  it('joins child and parent, whose flags are 256: "remote or not is known", with no word of sampling', () => {
    expect(child?.traceId).toBe(parent?.traceId);
    expect(child?.parentId).toBe(parent?.spanId);
    expect(parent).toMatchObject({ parentId: null, kind: 'server', flags: 256 });
  });

  it('keeps the types of the values', () => {
    expect(child?.attributes).toEqual({
      'app.now': { type: 'string', value: '2026-11-22T10:00:00+00:00' },
      'app.result_length': { type: 'int', value: 3 },
      'app.ratio': { type: 'double', value: 0.25 },
      'app.cached': { type: 'bool', value: false },
      'app.tags': {
        type: 'array',
        value: [
          { type: 'string', value: 'a' },
          { type: 'string', value: 'b' },
        ],
      },
    });
  });

  it('keeps event, status, scope and resource', () => {
    expect(child).toMatchObject({
      events: [{ name: 'cache miss', attributes: { key: { value: 'home' } } }],
      status: { code: 'error', message: 'boom' },
      scope: { name: 'home.activities' },
      resource: {
        attributes: { 'service.name': { value: 'backend-flask' }, 'telemetry.sdk.language': { value: 'python' } },
      },
    });
  });
});
