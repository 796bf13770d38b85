import { describe, expect, it } from 'vitest';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { drawnOf, notShown, usualShape } from './panel-shape.ts';

const heat = { op: 'HEATMAP', column: 'duration_ms' } as const;
const count = { op: 'COUNT' } as const;
const of = (...calculations: NonNullable<QuerySpecInput['calculations']>): QuerySpecInput => ({ calculations });

describe('the shape of a panel', () => {
  it('has room for all results of its query, where nobody chose another', () => {
    expect([usualShape({}), usualShape(of(count)), usualShape(of(heat)), usualShape(of(count, heat))]).toEqual([
      'chart',
      'chart',
      'heatmap',
      'both',
    ]);
    for (const spec of [of(count), of(heat), of(count, heat)]) expect(notShown(spec, usualShape(spec))).toEqual([]);
  });

  it('leaves out what it cannot draw, and can name it', () => {
    expect(drawnOf(of(count, heat), 'heatmap')).toEqual([heat]);
    expect(notShown(of(count, heat, count), 'heatmap')).toEqual(['COUNT']);
    expect(notShown(of(count, heat), 'chart')).toEqual(['HEATMAP(duration_ms)']);
    expect(notShown(of(count, heat), 'table')).toEqual(['HEATMAP(duration_ms)']);
  });
});
