import { describe, expect, it } from 'vitest';
import type { QueryPanel } from '@/lib/boards/board.ts';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import { draftOf, fromSource, panelOf, sourceOf, sourcesOf } from './panel-draft.ts';

const query: SavedQuery = {
  id: 'one',
  name: 'By name',
  description: '',
  spec: { breakdowns: ['name'] },
  dataset: 'backend-next',
  createdAt: 1,
  updatedAt: 1,
};
const panel: QueryPanel = {
  id: 'p1',
  type: 'query',
  title: 'Mine',
  shown: 'table',
  width: 'full',
  asks: { from: 'saved', queryId: 'one', copy: null },
};
const { id: _id, ...withoutId } = panel;

describe('a panel that is written', () => {
  it('is as it was, where nothing is changed', () => {
    expect(panelOf(draftOf(panel, [query]))).toEqual(withoutId);
    const note = { id: 'p2', type: 'text', content: 'so', width: 'half' } as const;
    expect(panelOf(draftOf(note, []))).toEqual({ type: 'text', content: 'so', width: 'half' });
  });

  it('begins with a saved query, where there is one', () => {
    expect(sourceOf(draftOf(null, [query]))).toBe('saved one');
    expect(sourceOf(draftOf(null, []))).toBe('own');
    expect(sourcesOf([query])[0]).toEqual({ value: 'saved one', words: 'Saved: By name' });
  });

  it('has the shape that a saved query’s results need, once that is chosen', () => {
    const heat = { op: 'HEATMAP', column: 'duration_ms' } as const;
    const both: SavedQuery = { ...query, id: 'two', spec: { calculations: [{ op: 'COUNT' }, heat] } };
    expect(draftOf(null, [both]).shown).toBe('both');
    expect(fromSource(draftOf(null, [query]), 'saved two', [query, both])).toMatchObject({ shown: 'both', queryId: 'two' });
  }); // prettier-ignore

  it('keeps the question of its saved query when it becomes the panel’s own', () => {
    const own = fromSource(draftOf(panel, [query]), 'own', [query]);
    expect(panelOf(own)).toMatchObject({ asks: { from: 'panel', spec: query.spec, dataset: 'backend-next' } });
  });

  it('makes the copy of a deleted query its own', () => {
    const copy = { name: 'By name', spec: { limit: 3 }, dataset: '__all__' };
    const lost: QueryPanel = { ...panel, asks: { from: 'saved', queryId: 'gone', copy } };
    const { asks } = panelOf(draftOf(lost, [query])) as QueryPanel;
    expect(asks).toEqual({ from: 'panel', spec: { limit: 3 }, dataset: '__all__' });
  });

  it('takes a question of the course with its title and look', () => {
    const heat = sourcesOf([]).find(({ words }) => words.includes('How long everything took'));
    const draft = fromSource(draftOf(null, []), heat?.value ?? '', []);
    expect(draft).toMatchObject({ title: 'How long everything took', shown: 'heatmap', width: 'full' });
    expect(panelOf(draft)).toMatchObject({ asks: { spec: { calculations: [{ op: 'HEATMAP' }] } } });
  });

  it('is none while a note has no text', () => {
    expect(panelOf({ ...draftOf(null, []), kind: 'text', content: ' \n' })).toBeNull();
  });
});
