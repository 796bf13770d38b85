import { describe, expect, it } from 'vitest';
import { anySignal, at, error, log, segment } from '../store/signals.fixture.ts';
import { seeded } from '../store/random-spans.fixture.ts';
import { coordinatesOf, isFailure, type StoredSignal } from './signal.ts';
import { signalFromJson, signalToJson } from './signal-json.ts';
import { isDeeper, type JsonValue } from './json.ts';

describe('a signal on its way to a browser', () => {
  it.each([1, 2, 3])('comes back as it was (seed %i)', (seed) => {
    const random = seeded(seed);
    for (let nth = 0; nth < 100; nth += 1) {
      const stored: StoredSignal = { seq: nth, workspace: 'w', environment: 'e', receivedAt: 1, ...anySignal(random) };
      expect(signalFromJson(JSON.parse(JSON.stringify(signalToJson(stored))) as never)).toEqual(
        JSON.parse(JSON.stringify(stored, big), bigBack),
      );
    }
  });
});

const big = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? { big: String(value) } : value);
const bigBack = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && 'big' in value ? BigInt(value.big as string) : value;

describe('where a signal stands', () => {
  it('is said by its own time, and for a log without one by when it was observed or came', () => {
    expect(coordinatesOf(log({ time: 5n, observedTime: 6n }), 7n).time).toBe(5n);
    expect(coordinatesOf(log({ time: null, observedTime: 6n }), 7n).time).toBe(6n);
    expect(coordinatesOf(log({ time: null, observedTime: null }), 7n).time).toBe(7n);
  });

  it('is a group and stream, a name, or a fingerprint', () => {
    expect(coordinatesOf(log(), 0n)).toMatchObject({ place: 'cruddur', stream: 'one' });
    expect(coordinatesOf(segment({ segmentId: 'f'.repeat(16) }), 0n)).toMatchObject({ place: 'backend', spanId: 'f'.repeat(16) }); // prettier-ignore
    expect(coordinatesOf(error({ time: at(3) }), 0n)).toMatchObject({ place: 'f1', stream: '', time: at(3) });
  });
});

describe('what tells of something that went wrong', () => {
  it('is a record of an error’s severity, a segment that says so, an item from error on', () => {
    expect([16, 17, 24].map((severityNumber) => isFailure(log({ severityNumber })))).toEqual([false, true, true]);
    const documents = [{}, { fault: false }, { fault: true }, { error: true }, { throttle: true }];
    expect(documents.map((document) => isFailure(segment({ document })))).toEqual([false, false, true, true, true]);
    const levels = ['debug', 'warning', 'error', 'critical'] as const;
    expect(levels.map((level) => isFailure(error({ level })))).toEqual([false, false, true, true]);
  });
});

describe('the depth of a document', () => {
  it('is measured without falling over it', () => {
    let deep: JsonValue = 1;
    for (let level = 0; level < 100_000; level += 1) deep = level % 2 === 0 ? [deep] : { deep };
    expect(isDeeper(deep)).toBe(true);
    expect([isDeeper([[1]], 3), isDeeper([[1]], 2), isDeeper({ a: [{ b: 1 }] }, 4)]).toEqual([false, true, false]);
  });
});
