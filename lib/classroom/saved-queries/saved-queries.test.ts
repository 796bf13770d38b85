import { describe, expect, it } from 'vitest';
import { MOST_SAVED_QUERIES } from '../../query/saved-query.ts';
import type { QuerySpecInput } from '../../query/spec.ts';
import { documents } from '../documents.fixture.ts';
import { SavedQueries, type Saving } from './saved-queries.ts';

const latency: QuerySpecInput = {
  calculations: [{ op: 'P90', column: 'duration_ms' }],
  breakdowns: ['app.user_id'],
  time_range: 600,
};

const named = (name: string, spec: unknown = latency) => ({ name, description: '', spec, dataset: '__all__' });

function savedOf(saving: Saving | null) {
  if (saving === null || 'problems' in saving) throw new Error(`Not saved: ${JSON.stringify(saving)}`);
  return saving.saved;
}

const codesOf = (outcome: object | null): string[] =>
  outcome !== null && 'problems' in outcome ? (outcome.problems as { code: string }[]).map(({ code }) => code) : [];

describe('saved queries', () => {
  it('keep a question as it was written, and its times', async () => {
    const shelf = new SavedQueries(documents());
    const saved = savedOf(await shelf.save('ada', named('Latency by user'), 5));
    expect(saved).toMatchObject({ name: 'Latency by user', spec: latency, createdAt: 5, updatedAt: 5 });
    expect(await shelf.list('ada')).toEqual([saved]);
  });

  it('are listed by name, and of one workspace alone', async () => {
    const shelf = new SavedQueries(documents());
    for (const name of ['Recent 10', 'recent 9', 'Latency']) await shelf.save('ada', named(name), 1);
    await shelf.save('grace', named('Hers'), 1);
    expect((await shelf.list('ada')).map(({ name }) => name)).toEqual(['Latency', 'recent 9', 'Recent 10']);
  });

  it('refuse a name that is taken, whatever its case, even for two wishes at once', async () => {
    const shelf = new SavedQueries(documents());
    const outcomes = await Promise.all([
      shelf.save('ada', named('Latency'), 1),
      shelf.save('ada', named('latency'), 1),
    ]);
    expect(outcomes.map(codesOf)).toEqual([[], ['saved-query/taken']]);
    const other = savedOf(await shelf.save('ada', named('Other'), 1));
    expect(codesOf(await shelf.change('ada', other.id, named('LATENCY'), 2))).toEqual(['saved-query/taken']);
  });

  it('refuse a query that is none, with its place', async () => {
    const shelf = new SavedQueries(documents());
    expect(codesOf(await shelf.save('ada', named('Bad', { limit: 0 }), 1))).toEqual(['query/invalid']);
    expect(await shelf.list('ada')).toEqual([]);
  });

  it('change their name and their question, and keep their address and age', async () => {
    const shelf = new SavedQueries(documents());
    const { id } = savedOf(await shelf.save('ada', named('Latency'), 1));
    const changed = savedOf(await shelf.change('ada', id, named('latency', { time_range: 60 }), 9));
    expect(changed).toMatchObject({ id, name: 'latency', spec: { time_range: 60 }, createdAt: 1, updatedAt: 9 });
    expect(await shelf.change('grace', id, named('Mine now'), 9)).toBeNull();
  });

  it('come back under the address they had', async () => {
    const shelf = new SavedQueries(documents());
    const saved = savedOf(await shelf.save('ada', named('Latency'), 1));
    expect(await shelf.remove('grace', saved.id)).toBeNull();
    expect(await shelf.remove('ada', saved.id)).toEqual(saved);
    expect(await shelf.list('ada')).toEqual([]);
    expect(savedOf(await shelf.save('ada', { ...named('Latency'), id: saved.id }, 2)).id).toBe(saved.id);
    expect(savedOf(await shelf.save('ada', { ...named('Another'), id: saved.id }, 2)).id).not.toBe(saved.id);
  });

  it('take a file in once: what is there stays, and another question of the same name gets a number', async () => {
    const shelf = new SavedQueries(documents());
    const file = [named('Latency'), named('Latency', { time_range: 60 }), named('Recent')];
    expect(await shelf.bring('ada', file, 1)).toMatchObject({ alreadyThere: 0 });
    expect((await shelf.list('ada')).map(({ name }) => name)).toEqual(['Latency', 'Latency (2)', 'Recent']);
    expect(await shelf.bring('ada', [named('latency'), named('New')], 2)).toMatchObject({ alreadyThere: 1 });
  });

  it('take nothing of a file with a mistake, and say in which query it is', async () => {
    const shelf = new SavedQueries(documents());
    const outcome = await shelf.bring('ada', [named('Good'), named('Bad', { limit: 0 })], 1);
    expect(outcome).toMatchObject({ problems: [{ code: 'query/invalid', at: ['queries', 1, 'spec', 'limit'] }] });
    expect(await shelf.list('ada')).toEqual([]);
  });

  it('are so many and no more', async () => {
    const shelf = new SavedQueries(documents());
    const all = Array.from({ length: MOST_SAVED_QUERIES }, (_, index) => named(`q${index}`));
    await shelf.bring('ada', all, 1);
    expect(codesOf(await shelf.save('ada', named('One more'), 1))).toEqual(['saved-query/full']);
    expect(codesOf(await shelf.bring('ada', [named('One more')], 1))).toEqual(['saved-query/full']);
  });
});
