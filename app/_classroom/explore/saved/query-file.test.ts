import { describe, expect, it } from 'vitest';
import { queryFileSchema, type SavedQuery } from '@/lib/query/saved-query.ts';
import { broughtText, queryFileText, readQueryFile } from './query-file.ts';
import { askedWords, specWords } from './spec-words.ts';

const saved: SavedQuery = {
  id: '6f6f6f6f-0000-4000-8000-000000000000',
  name: 'Latency by user',
  description: 'the slowest first',
  dataset: '__all__',
  spec: { calculations: [{ op: 'P90', column: 'duration_ms' }], breakdowns: ['app.user_id'], time_range: 600 },
  createdAt: 1,
  updatedAt: 2,
};

describe('a file of saved queries', () => {
  it('holds what the server takes back, and no ids or times', () => {
    const read = readQueryFile(queryFileText([saved]));
    const { name, description, dataset, spec } = saved;
    const queries = [{ name, description, dataset, spec }];
    expect(read).toEqual({ ok: { schema: 'spanwalk/saved-queries/v1', queries } });
    expect(queryFileSchema.parse('ok' in read ? read.ok : null).queries).toEqual(queries);
  });

  it('that is not JSON is told so', () =>
    expect(readQueryFile('{')).toHaveProperty('problem.code', 'saved-query/not-json'));

  it.each([
    [1, 0, '1 query imported.'],
    [2, 1, '2 queries imported. 1 query was here already.'],
    [0, 1, 'Nothing new: it is here already.'],
    [0, 3, 'Nothing new: all 3 are here already.'],
  ])('of which %i are new and %i known is told as one', (fresh, known, words) =>
    expect(broughtText(fresh, known)).toBe(words),
  );
});

describe('a saved query in words', () => {
  it('says what it calculates, of what, by what and when', () => {
    const filters = [{ column: 'name', op: 'exists' as const }];
    expect(specWords({ ...saved.spec, filters })).toBe(
      'P90(duration_ms) where name exists by app.user_id · last 10 minutes',
    );
    expect(askedWords({ ...saved.spec, filters })).toBe('P90(duration_ms) where name exists by app.user_id');
    expect(specWords({ usage_mode: true })).toBe('COUNT of what was sent · last 2 hours');
  });
});
