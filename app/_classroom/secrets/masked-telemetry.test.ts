import { describe, expect, it } from 'vitest';
import { made } from '@/lib/guard/leaks.fixture.ts';
import { log } from '@/lib/store/signals.fixture.ts';
import { span, text } from '@/lib/store/spans.fixture.ts';
import type { StoredSignal } from '@/lib/telemetry/signal.ts';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { maskedSignal, withMaskedNames } from './masked-telemetry.ts';

const stored = { seq: 1, workspace: 'ada', environment: 'test', receivedAt: 1000 };
const spanWith = (fields: object): StoredSpan => ({ ...stored, ...span(), ...fields }) as StoredSpan;
const lineWith = (fields: object): StoredSignal =>
  ({ ...stored, signal: 'log', log: { ...(log() as { log: object }).log, ...fields } }) as never;

describe('the row of a span', () => {
  it('shows no secret of its name, its service or its events, and keeps its fields for who asks', () => {
    const event = { name: `login ${made.jwt}`, time: 1n, attributes: {}, droppedAttributes: 0 };
    const leaking = spanWith({
      name: 'GET /users/someone@example.org', service: `svc-${made.aws}`, events: [event],
      attributes: { 'app.key': text(made.aws) },
    }); // prettier-ignore
    const row = withMaskedNames(leaking);
    expect(row.name).toBe('GET /users/(hidden: 19 characters)');
    expect(`${row.service} ${row.events[0]?.name}`).not.toMatch(new RegExp(`${made.aws}|${made.jwt}`));
    expect(row.attributes).toBe(leaking.attributes);
  });
});

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
