import { describe, expect, it } from 'vitest';
import type { QueryResult } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { footWords } from './foot-words.ts';

const result = { matched: 2, standFor: 2, truncated: false } as QueryResult;
const calculations: QuerySpecInput['calculations'] = [{ op: 'COUNT' }, { op: 'MAX', column: 'duration_ms' }];

describe('the foot of a panel', () => {
  it('counts rows, since events and links are among them', () => {
    expect(footWords({ spec: {}, result }, 'table')).toBe('2 rows matched');
    expect(footWords({ spec: {}, result: { ...result, truncated: true } }, 'table')).toBe('2 rows matched, the LIMIT left some groups out');
  }); // prettier-ignore

  it('says which numbers are weighted, or that none is', () => {
    const sampled = { ...result, standFor: 10 };
    expect(footWords({ spec: { calculations }, result: sampled }, 'table')).toBe(
      '10 rows, told by 2 that were sent · COUNT weighted by the sample rate',
    );
    expect(footWords({ spec: { calculations, usage_mode: true }, result: sampled }, 'table')).toBe(
      '2 rows sent, which tell of 10 · every row counts once',
    );
    expect(footWords({ spec: { calculations: calculations.slice(1) }, result: sampled }, 'table')).toBe(
      '10 rows, told by 2 that were sent',
    );
  });

  it('speaks of what is shown alone, the squares of a heatmap among it', () => {
    const heat = { op: 'HEATMAP', column: 'duration_ms' } as const;
    const asked = { spec: { calculations: [...(calculations ?? []), heat] }, result: { ...result, standFor: 10 } };
    expect(footWords(asked, 'heatmap')).toMatch(/· HEATMAP\(duration_ms\) weighted by the sample rate$/);
    expect(footWords(asked, 'chart')).toMatch(/· COUNT weighted by the sample rate$/);
    expect(footWords(asked, 'both')).toMatch(/· COUNT, HEATMAP\(duration_ms\) weighted/);
  });
});
