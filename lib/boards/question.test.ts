import { describe, expect, it } from 'vitest';
import { parseQuery } from '../query/parse.ts';
import type { SavedQuery } from '../query/saved-query.ts';
import type { Asks } from './board.ts';
import { overLast, questionOf } from './question.ts';

const query: SavedQuery = {
  id: 'one',
  name: 'Latency',
  description: '',
  spec: { time_range: 60 },
  dataset: 'backend-next',
  createdAt: 1,
  updatedAt: 1,
};
const copy = { name: 'Latency', spec: { time_range: 5 }, dataset: '__all__' };
const asks = (more: object = {}): Asks => ({ from: 'saved', queryId: 'one', copy: null, ...more });

describe('what a panel asks', () => {
  it('is its saved query as that is now, even where a copy was kept while it was gone', () => {
    const now = { spec: { time_range: 60 }, dataset: 'backend-next', origin: { is: 'saved', query } };
    expect(questionOf(asks(), [query])).toEqual(now);
    expect(questionOf(asks({ copy }), [query])).toEqual(now);
  });

  it('is the copy of a saved query that was deleted, and says so', () => {
    const origin = { is: 'copy', name: 'Latency' };
    expect(questionOf(asks({ copy }), [])).toEqual({ spec: copy.spec, dataset: '__all__', origin });
  });

  it('is nothing where a saved query is gone and left no copy', () => {
    expect(questionOf(asks(), [])).toBeNull();
  });

  it('is a question of its own', () => {
    expect(questionOf({ from: 'panel', spec: {}, dataset: '__all__' }, [query])).toEqual({
      spec: {},
      dataset: '__all__',
      origin: { is: 'own' },
    });
  });
});

describe('a question about another time', () => {
  it('ends now, and leaves behind what was chosen for its own time', () => {
    expect(overLast({ limit: 5, start_time: 10, end_time: 20, granularity: 1 }, 3600)).toEqual({ limit: 5, time_range: 3600 });
  }); // prettier-ignore

  it('is compared with the time before only where that lies before', () => {
    const spec = { compare_time_offset_seconds: 86_400 } as const;
    expect(overLast(spec, 3600)).toEqual({ ...spec, time_range: 3600 });
    expect(overLast(spec, 604_800)).toEqual({ time_range: 604_800 });
    for (const seconds of [3600, 604_800]) expect(parseQuery(overLast(spec, seconds))).toHaveProperty('ok');
  });
});
