import { describe, expect, it } from 'vitest';
import type { SavedQuery } from '../query/saved-query.ts';
import type { QuerySpecInput } from '../query/spec.ts';
import type { BoardContent, QueryPanel } from './board.ts';
import { boardFileText } from './board-file.ts';
import { readBoardFile } from './read-board-file.ts';
import { THIS_WEEK } from './this-week.ts';

const spec: QuerySpecInput = { calculations: [{ op: 'P90', column: 'duration_ms' }], breakdowns: ['name'] };
const saved: SavedQuery = {
  id: '5b0c3f3e-0000-4000-8000-000000000001',
  name: 'Latency',
  description: 'the slowest first',
  spec,
  dataset: 'backend-next',
  createdAt: 1,
  updatedAt: 2,
};
const other: SavedQuery = { ...saved, id: '5b0c3f3e-0000-4000-8000-000000000002', name: 'Not on any board' };

const panel = (more: Partial<QueryPanel>): QueryPanel => ({
  id: 'p1',
  type: 'query',
  title: '',
  shown: 'chart',
  width: 'half',
  asks: { from: 'saved', queryId: saved.id, copy: null },
  ...more,
});

const board: BoardContent = {
  name: 'Monday “morning” <b>',
  description: 'first',
  panels: [
    panel({ id: 'p1' }),
    panel({ id: 'p2', shown: 'heatmap', title: 'As squares' }),
    panel({ id: 'p3', shown: 'number', width: 'full' }),
    { id: 'p4', type: 'text', content: '# Why\n\n**so**', width: 'half' },
    panel({ id: 'p5', shown: 'both', asks: { from: 'panel', spec, dataset: 'activities' } }),
    panel({ id: 'p6', shown: 'table', width: 'full' }),
  ],
};

function read(input: unknown) {
  const file = readBoardFile(input);
  if ('problems' in file) throw new Error(JSON.stringify(file.problems));
  return file.ok;
}

const problemsOf = (input: unknown) => {
  const file = readBoardFile(input);
  return 'problems' in file ? file.problems : [];
};

const fileOf = (boards: unknown, more: object = {}) => ({ schema: 'spanwalk/boards/v1', boards, ...more });
const withPanels = (...panels: unknown[]) => fileOf([{ name: 'One', panels }]);

const noteAt = (x_coordinate: number, y_coordinate: number, content: string) => ({
  type: 'text',
  text_panel: { content },
  position: { x_coordinate, y_coordinate, width: 8, height: 3 },
});
const graph = (query: object) => ({ type: 'query', query_panel: { query } });

describe('a board as a file', () => {
  it('comes back as it went: its panels in order, how they are shown, its notes, and the saved queries it uses', () => {
    const back = read(JSON.parse(boardFileText([board], [other, saved])));
    const filed = { from: 'saved', queryId: 'q1', copy: null };
    const panels = board.panels.map((one) =>
      one.type === 'query' && one.asks.from === 'saved' ? { ...one, asks: filed } : one,
    );
    expect(back.boards).toEqual([{ ...board, panels }]);
    const { name, description, dataset } = saved;
    expect(back.queries).toEqual([{ id: 'q1', name, description, dataset, spec }]);
  });

  it('keeps to itself what is this classroom’s own: ids and times', () => {
    const text = boardFileText([board], [other, saved]);
    for (const own of [saved.id, 'createdAt', 'updatedAt', 'revision', other.name]) expect(text).not.toContain(own);
  });

  it('has its fields called as they are elsewhere', () => {
    const { boards } = JSON.parse(boardFileText([board], [saved])) as { boards: { panels: unknown[] }[] };
    expect(boards[0]).toMatchObject({ type: 'flexible', name: board.name });
    expect(boards[0]?.panels.slice(1, 5)).toMatchObject([
      {
        type: 'query',
        query_panel: { query_id: 'q1', query_style: 'graph' },
        position: { x_coordinate: 6, y_coordinate: 0, width: 6, height: 4 },
      },
      {
        query_panel: { visualization_settings: { charts: [{ chart_type: 'stat' }] } },
        position: { x_coordinate: 0, y_coordinate: 4, width: 12 },
      },
      { type: 'text', text_panel: { content: '# Why\n\n**so**' }, position: { x_coordinate: 0, y_coordinate: 8 } },
      { query_panel: { query: spec, dataset: 'activities', query_style: 'combo' } },
    ]);
  });

  it('takes along what a panel asks whose saved query was deleted, as a question of its own', () => {
    const copy = { name: 'Latency', spec, dataset: '__all__' };
    const lost = panel({ asks: { from: 'saved', queryId: saved.id, copy } });
    const back = read(JSON.parse(boardFileText([{ ...board, panels: [lost] }], [])));
    expect(back.boards[0]?.panels).toEqual([
      panel({ title: 'Latency', asks: { from: 'panel', spec, dataset: '__all__' } }),
    ]);
  });

  it('is read for the board that is offered to begin with', () => {
    expect(read(JSON.parse(boardFileText([THIS_WEEK], []))).boards).toEqual([THIS_WEEK]);
  });
});

describe('a file of boards from elsewhere', () => {
  it('is read by its positions, line by line, whatever the order in the file', () => {
    const [one] = read(withPanels(noteAt(6, 4, 'c'), noteAt(0, 4, 'b'), noteAt(0, 0, 'a'))).boards;
    expect(one?.panels.map((kept) => (kept.type === 'text' ? kept.content : ''))).toEqual(['a', 'b', 'c']);
    expect(one?.panels.map(({ width }) => width)).toEqual(['full', 'full', 'full']);
  });

  it('shows a graph of no type as the heatmap, where there is one', () => {
    const heat = { calculations: [{ op: 'HEATMAP', column: 'duration_ms' }] };
    const [one] = read(withPanels(graph(heat), graph({}))).boards;
    expect(one?.panels).toMatchObject([{ shown: 'heatmap' }, { shown: 'chart' }]);
  });

  it.each([
    ['nothing', null, 'This file holds no boards.'],
    ['a list', [], 'This file holds no boards.'],
    ['something else', { openapi: '3.1.0' }, 'This file holds no boards.'],
    ['saved queries', { schema: 'spanwalk/saved-queries/v1', queries: [] }, 'This is a file of saved queries'],
    ['a later version', { schema: 'spanwalk/boards/v9', boards: [] }, 'This file is of another version: spanwalk/boards/v9.'],
    ['an answer of an API', { name: 'Mine', type: 'flexible', panels: [] }, 'it names its queries and does not hold them'],
  ])('is told by what it is: %s', (_what, input, words) => {
    const problems = problemsOf(input);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'board/foreign-file' });
    expect(problems[0]?.message).toContain(words);
    expect(problems[0]?.hint).not.toBe('');
  }); // prettier-ignore

  it.each([
    ['without a name', fileOf([{ panels: [] }]), ['boards', 0, 'name']],
    ['without boards', fileOf([]), ['boards']],
    ['with a panel of a kind that is not here', withPanels({ type: 'slo', slo_panel: {} }), ['boards', 0, 'panels', 0, 'type']],
    ['with a note of nothing', withPanels({ type: 'text', text_panel: { content: ' ' } }), ['boards', 0, 'panels', 0, 'text_panel', 'content']],
    ['with a note without end', withPanels({ type: 'text', text_panel: { content: 'x'.repeat(4001) } }), ['boards', 0, 'panels', 0, 'text_panel', 'content']],
    ['with panels without end', withPanels(...Array.from({ length: 41 }, () => ({ type: 'text', text_panel: { content: 'x' } }))), ['boards', 0, 'panels']],
    ['with a query that is none', withPanels({ type: 'query', query_panel: { query: { limit: 0 } } }), ['boards', 0, 'panels', 0, 'query_panel', 'query', 'limit']],
    ['with a query that it does not hold', withPanels({ type: 'query', query_panel: { query_id: 'q7' } }), ['boards', 0, 'panels', 0, 'query_panel', 'query_id']],
    ['with a panel that asks nothing', withPanels({ type: 'query', query_panel: {} }), ['boards', 0, 'panels', 0, 'query_panel']],
    ['with a saved query that is none', fileOf([{ name: 'One' }], { queries: [{ id: 'q1', name: 'Bad', spec: { limit: 0 } }] }), ['queries', 0, 'spec', 'limit']],
    ['with two queries of one id', fileOf([{ name: 'One' }], { queries: [{ id: 'q', name: 'A', spec: {} }, { id: 'q', name: 'B', spec: {} }] }), ['queries']],
  ])('is refused %s, with the place and a way out', (_what, input, at) => {
    const problems = problemsOf(input);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]?.at).toEqual(at);
    expect(problems[0]?.hint).not.toBe('');
  }); // prettier-ignore

  it('may hold any text, which stays text', () => {
    const hostile = '<img src=x onerror=alert(1)>\u202E"; DROP TABLE documents; --';
    const [one] = read(fileOf([{ name: hostile, description: hostile, panels: [{ type: 'text', text_panel: { content: hostile } }] }])).boards; // prettier-ignore
    expect(one).toMatchObject({ name: hostile, description: hostile, panels: [{ content: hostile }] });
    const polluting = JSON.parse(
      `{"schema":"spanwalk/boards/v1","__proto__":{"polluted":true},"boards":[{"name":"One","__proto__":{"polluted":true}}]}`,
    ) as unknown;
    expect(read(polluting).boards[0]).toEqual({ name: 'One', description: '', panels: [] });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
