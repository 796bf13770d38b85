import { describe, expect, it } from 'vitest';
import { made } from '@/lib/guard/leaks.fixture.ts';
import { log } from '@/lib/store/signals.fixture.ts';
import { text } from '@/lib/store/spans.fixture.ts';
import type { StoredSignal } from '@/lib/telemetry/signal.ts';
import { maskedSignal } from './masked-telemetry.ts';

const stored = { seq: 1, workspace: 'ada', environment: 'test', receivedAt: 1000 };
const lineWith = (fields: object): StoredSignal =>
  ({ ...stored, signal: 'log', log: { ...(log() as { log: object }).log, ...fields } }) as never;

describe('a log line of a trace', () => {
  it('is shown without secrets in its body, its attributes and its resource, and says how many they are', () => {
    const { signal, hidden } = maskedSignal(
      lineWith({
        body: { type: 'map', value: { password: text(made.word) } },
        attributes: { 'app.note': text(made.aws), count: { type: 'int', value: 3 } },
      }),
    );
    const shown = JSON.stringify(signal, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(shown).not.toContain(made.word);
    expect(shown).not.toContain(made.aws);
    expect(hidden).toBe(2);
    expect(signal).toMatchObject({ log: { attributes: { count: { type: 'int', value: 3 } } } });
  });
});
