import { describe, expect, it } from 'vitest';
import type { FileOutcome } from '@/lib/telemetry/trace-import.ts';
import { outcomeWords } from './import-words.ts';

const words = (received: number, stored: number, duplicates: number, refused: number): string =>
  outcomeWords({ received, stored, duplicates, refused } as FileOutcome);

describe('what became of a file', () => {
  it.each([
    [words(3, 3, 0, 0), '3 spans: all stored.'],
    [words(1, 0, 1, 0), '1 span: all here already.'],
    [words(1200, 1000, 150, 50), '1,200 spans: 1,000 stored, 150 here already, 50 refused.'],
    [words(2, 0, 0, 2), '2 spans: all refused.'],
    [words(0, 0, 0, 0), 'There is no span in it.'],
    [
      outcomeWords({
        received: 2,
        stored: 2,
        duplicates: 0,
        refused: 0,
        logs: { received: 3, stored: 2, refused: 1 },
      } as FileOutcome),
      '2 spans: all stored. 3 log records: 2 stored, 1 refused.',
    ],
    [
      outcomeWords({ received: 0, logs: { received: 1, stored: 1, refused: 0 } } as FileOutcome),
      '1 log record: all stored.',
    ],
  ])('is said as “%s”', (said, wanted) => {
    expect(said).toBe(wanted);
  });
});
