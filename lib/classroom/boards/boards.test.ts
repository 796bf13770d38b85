import { describe, expect, it } from 'vitest';
import { MOST_BOARDS, MOST_PANELS, type Board, type NewPanel, type QueryPanel } from '../../boards/board.ts';
import { boardFileText } from '../../boards/board-file.ts';
import { readBoardFile } from '../../boards/read-board-file.ts';
import type { SavedQuery } from '../../query/saved-query.ts';
import { documents } from '../documents.fixture.ts';
import { SavedQueries } from '../saved-queries/saved-queries.ts';
import { Boards } from './boards.ts';

const spec = { breakdowns: ['name'] };
const content = (name: string, more: object = {}) => ({ name, description: '', panels: [], ...more });
const note: NewPanel = { type: 'text', content: 'a note', width: 'half' };

const asking = (queryId: string): QueryPanel => ({
  id: 'p1',
  type: 'query',
  title: '',
  shown: 'table',
  width: 'half',
  asks: { from: 'saved', queryId, copy: null },
});

function open() {
  const kept = documents();
  const savedQueries = new SavedQueries(kept, (workspace, query) => boards.keepCopies(workspace, query));
  const boards = new Boards(kept, savedQueries);
  const saveQuery = async (workspace: string, name: string): Promise<SavedQuery> => {
    const saving = await savedQueries.save(workspace, { name, description: '', spec, dataset: '__all__' }, 1);
    if ('problems' in saving) throw new Error('not saved');
    return saving.saved;
  };
  return { boards, savedQueries, saveQuery };
}

function savedOf(outcome: object | null): Board {
  if (outcome === null || !('saved' in outcome)) throw new Error(`Not kept: ${JSON.stringify(outcome)}`);
  return outcome.saved as Board;
}

const codesOf = (outcome: object | null): string[] =>
  outcome !== null && 'problems' in outcome ? (outcome.problems as { code: string }[]).map(({ code }) => code) : [];

const fileOf = (all: readonly Board[], queries: readonly SavedQuery[]) => {
  const read = readBoardFile(JSON.parse(boardFileText(all, queries)));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.ok;
};

describe('boards', () => {
  it('are kept, listed by name, and of one workspace alone', async () => {
    const { boards } = open();
    for (const name of ['Board 10', 'board 9']) await boards.save('ada', content(name), 5);
    const hers = savedOf(await boards.save('grace', content('Hers'), 5));
    expect((await boards.list('ada')).map(({ name }) => name)).toEqual(['board 9', 'Board 10']);
    expect(await boards.get('ada', hers.id)).toBeNull();
    expect(await boards.remove('ada', hers.id)).toBeNull();
    expect(await boards.addPanel('ada', hers.id, note, 6)).toBeNull();
    expect(await boards.change('ada', hers.id, { ...content('Mine'), revision: 0 }, 6)).toBeNull();
    expect(await boards.list('grace')).toEqual([hers]);
  });

  it('refuse a name that is taken, even for two wishes at once', async () => {
    const { boards } = open();
    const both = await Promise.all([boards.save('ada', content('One'), 1), boards.save('ada', content('one'), 1)]);
    expect(both.map(codesOf)).toEqual([[], ['board/taken']]);
  });

  it('refuse a panel whose query is none, with its place', async () => {
    const { boards } = open();
    const bad = { ...asking('x'), asks: { from: 'panel', spec: { limit: 0 }, dataset: '__all__' } } as const;
    const outcome = await boards.save('ada', content('One', { panels: [bad] }), 1);
    expect(outcome).toMatchObject({ problems: [{ at: ['panels', 0, 'asks', 'spec', 'limit'] }] });
    expect(await boards.list('ada')).toEqual([]);
  });

  it('are changed only by who knows their newest revision, so that nobody’s change is undone unseen', async () => {
    const { boards } = open();
    const { id, revision } = savedOf(await boards.save('ada', content('One'), 1));
    const changed = savedOf(await boards.change('ada', id, { ...content('Two'), revision }, 9));
    expect(changed).toMatchObject({ id, name: 'Two', createdAt: 1, updatedAt: 9 });
    expect(codesOf(await boards.change('ada', id, { ...content('Three'), revision }, 10))).toEqual(['board/changed-meanwhile']); // prettier-ignore
    const withNote = savedOf(await boards.addPanel('ada', id, note, 11));
    expect(withNote).toMatchObject({ name: 'Two', panels: [{ ...note, id: 'p1' }], revision: changed.revision + 1 });
  });

  it('come back under the address they had, with their panels', async () => {
    const { boards } = open();
    const board = savedOf(await boards.save('ada', content('One', { panels: [{ ...note, id: 'p1' }] }), 1));
    expect(await boards.remove('ada', board.id)).toEqual(board);
    expect(await boards.list('ada')).toEqual([]);
    expect(savedOf(await boards.save('ada', board, 2))).toMatchObject({ id: board.id, panels: board.panels });
    expect(savedOf(await boards.save('ada', { ...board, name: 'Two' }, 2)).id).not.toBe(board.id);
  });

  it('are so many, and have so many panels, and no more', async () => {
    const { boards } = open();
    const { id } = savedOf(await boards.save('ada', content('0'), 1));
    for (let panel = 0; panel < MOST_PANELS; panel += 1) await boards.addPanel('ada', id, note, 1);
    expect(codesOf(await boards.addPanel('ada', id, note, 1))).toEqual(['board/full-of-panels']);
    for (let board = 1; board < MOST_BOARDS; board += 1) await boards.save('ada', content(`${board}`), 1);
    expect(codesOf(await boards.save('ada', content('more'), 1))).toEqual(['board/full']);
    const file = fileOf([savedOf({ saved: { ...content('Brought') } })], []);
    expect(codesOf(await boards.bring('ada', file, 1))).toEqual(['board/full']);
  });
});

describe('a panel whose saved query is deleted', () => {
  it('keeps a copy of what it was then, and follows the saved query again when that comes back', async () => {
    const { boards, savedQueries, saveQuery } = open();
    const query = await saveQuery('ada', 'By name');
    const other = await saveQuery('ada', 'Another');
    const { id } = savedOf(await boards.save('ada', content('One', { panels: [asking(query.id)] }), 1));
    await savedQueries.remove('ada', other.id);
    expect((await boards.get('ada', id))?.panels).toEqual([asking(query.id)]);
    await savedQueries.remove('ada', query.id);
    const copy = { name: 'By name', spec, dataset: '__all__' };
    expect((await boards.get('ada', id))?.panels).toMatchObject([{ asks: { queryId: query.id, copy } }]);
    expect(await savedQueries.list('ada')).toEqual([]);
  });
});

describe('a file of boards', () => {
  it('brings its saved queries along, and loses nothing of what has the same names', async () => {
    const there = open();
    const query = await there.saveQuery('ada', 'By name');
    await there.boards.save('ada', content('One', { panels: [asking(query.id)] }), 1);
    const file = fileOf(await there.boards.list('ada'), [query]);

    const here = open();
    const others = await here.savedQueries.save('ada', { name: 'By name', description: '', spec: {}, dataset: '__all__' }, 1); // prettier-ignore
    await here.boards.save('ada', content('one'), 1);
    const brought = await here.boards.bring('ada', file, 2);
    expect(brought).toMatchObject({ queries: 1, saved: [{ name: 'One (2)' }] });
    const queries = await here.savedQueries.list('ada');
    expect(queries.map(({ name }) => name)).toEqual(['By name', 'By name (2)']);
    expect(others).toMatchObject({ saved: { spec: {} } });
    const mine = queries.find(({ name }) => name === 'By name (2)');
    const [, board] = await here.boards.list('ada');
    expect(board?.panels).toEqual([asking(mine?.id ?? 'nothing')]);
  });

  it('uses the saved queries that are there already', async () => {
    const { boards, savedQueries, saveQuery } = open();
    const query = await saveQuery('ada', 'By name');
    await boards.save('ada', content('One', { panels: [asking(query.id)] }), 1);
    expect(await boards.bring('ada', fileOf(await boards.list('ada'), [query]), 2)).toMatchObject({ queries: 0 });
    expect(await savedQueries.list('ada')).toEqual([query]);
    expect((await boards.list('ada')).map(({ panels }) => panels)).toEqual([[asking(query.id)], [asking(query.id)]]);
  });

  it('is taken in while a saved query is deleted, and neither waits for the other for ever', async () => {
    const { boards, savedQueries, saveQuery } = open();
    const query = await saveQuery('ada', 'By name');
    await boards.save('ada', content('One', { panels: [asking(query.id)] }), 1);
    const file = fileOf(await boards.list('ada'), [query]);
    await Promise.all([boards.bring('ada', file, 2), savedQueries.remove('ada', query.id), boards.bring('ada', file, 3)]); // prettier-ignore
    expect(await boards.list('ada')).toHaveLength(3);
  });
});
