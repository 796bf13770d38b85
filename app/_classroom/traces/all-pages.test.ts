import { describe, expect, it } from 'vitest';
import type { SignalJson } from '@/lib/telemetry/signal-json.ts';
import { allPages } from './use-trace-signals.ts';

const one = (seq: number): SignalJson => ({ seq }) as SignalJson;

describe('the signals of a trace', () => {
  it('are asked for page by page, however short a page is', async () => {
    const asked: (string | null)[] = [];
    const { signals, more } = await allPages(async (beyond) => {
      asked.push(beyond);
      const seq = asked.length;
      return { signals: [one(seq)], more: seq < 3 ? `0.${seq}` : null };
    });
    expect([signals.map(({ seq }) => seq), more, asked]).toEqual([[1, 2, 3], null, [null, '0.1', '0.2']]);
  });

  it('say that there are more where a page could not hold them', async () => {
    const { signals, more } = await allPages(async () => ({ signals: [one(1)], more: '0.1' }));
    expect([signals.length, more]).toEqual([5, '0.1']);
  });
});
