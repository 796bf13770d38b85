import { parseQuery } from '../query/parse.ts';
import { ALL_DATASETS } from '../query/plan.ts';
import type { QueryToSave } from '../query/saved-query.ts';
import type { QuerySpecInput } from '../query/spec.ts';
import { sayIssue } from '../query/say-issue.ts';
import { encodeQuery } from '../query/url.ts';
import type { Problem } from '../telemetry/problem.ts';
import type { Asks, BoardContent, NewPanel, Panel, ShownAs } from './board.ts';
import { boardFileSchema, type BoardFile, type FiledPanel, type FiledQueryPanel } from './file-schema.ts';
import { foreignFile } from './foreign-file.ts';
import { withPanel } from './panels.ts';

/** What a file holds. A panel's saved query is known by its id in the file. */
export interface FiledBoards {
  boards: BoardContent[];
  queries: (QueryToSave & { id: string })[];
}

type Read<T> = { ok: T } | { problems: Problem[] };
type Place = (string | number)[];

/** Reads a file of boards from anywhere. Every mistake is a problem of its own, `at` its place in the file. */
export function readBoardFile(input: unknown): Read<FiledBoards> {
  const parsed = boardFileSchema.safeParse(input, { error: sayIssue });
  if (!parsed.success) {
    const foreign = foreignFile(input);
    return { problems: foreign === null ? parsed.error.issues.map(asProblem) : [foreign] };
  }
  const { boards, queries } = parsed.data;
  const ids = new Set(queries.map(({ id }) => id));
  if (ids.size < queries.length) return { problems: [sameIds] };
  const read = boards.map((board, index) => readBoard(board, ids, ['boards', index]));
  const problems = [...read.flatMap((one) => ('problems' in one ? one.problems : [])), ...queries.flatMap(asked)];
  if (problems.length > 0) return { problems };
  return { ok: { boards: read.flatMap((one) => ('ok' in one ? [one.ok] : [])), queries } };
}

const asked = ({ spec }: QueryToSave, index: number): Problem[] => {
  const parsed = parseQuery(spec);
  return 'problems' in parsed ? placed(parsed.problems, ['queries', index, 'spec']) : [];
};

const placed = (problems: readonly Problem[], place: Place): Problem[] =>
  problems.map((problem) => ({ ...problem, at: [...place, ...(problem.at ?? [])] }));

type FiledBoard = BoardFile['boards'][number];

function readBoard({ name, description, panels }: FiledBoard, ids: ReadonlySet<string>, at: Place): Read<BoardContent> {
  const numbered = panels.map((panel, index) => ({ panel, place: [...at, 'panels', index] }));
  // A grid is read by lines; without positions the order is that of the file.
  const sorted = panels.every(({ position }) => position !== undefined) ? numbered.toSorted(byPosition) : numbered;
  const read = sorted.map(({ panel, place }) => readPanel(panel, ids, place));
  const problems = read.flatMap((one) => ('problems' in one ? one.problems : []));
  if (problems.length > 0) return { problems };
  const kept = read.flatMap((one) => ('ok' in one ? [one.ok] : [])).reduce<Panel[]>(withPanel, []);
  return { ok: { name, description, panels: kept } };
}

interface Numbered {
  panel: FiledPanel;
}

function byPosition({ panel: { position: one } }: Numbered, { panel: { position: other } }: Numbered): number {
  if (one === undefined || other === undefined) return 0;
  return one.y_coordinate - other.y_coordinate || one.x_coordinate - other.x_coordinate;
}

function readPanel(panel: FiledPanel, ids: ReadonlySet<string>, at: Place): Read<NewPanel> {
  const width = (panel.position?.width ?? 6) > 6 ? 'full' : 'half';
  if (panel.type === 'text') return { ok: { type: 'text', content: panel.text_panel.content, width } };
  const asks = readAsks(panel, ids, [...at, 'query_panel']);
  if ('problems' in asks) return asks;
  const shown = shownBy(panel, asks.ok);
  return { ok: { type: 'query', title: panel.query_panel.caption, shown, width, asks: asks.ok } };
}

function readAsks({ query_panel }: FiledQueryPanel, ids: ReadonlySet<string>, at: Place): Read<Asks> {
  const { query_id: queryId, query, dataset = ALL_DATASETS } = query_panel;
  if (query !== undefined) {
    const parsed = parseQuery(query);
    if ('problems' in parsed) return { problems: placed(parsed.problems, [...at, 'query']) };
    return { ok: { from: 'panel', spec: JSON.parse(encodeQuery(parsed.ok)) as QuerySpecInput, dataset } };
  }
  if (queryId === undefined) return { problems: [noQuery(at)] };
  if (!ids.has(queryId)) return { problems: [queryMissing(queryId, [...at, 'query_id'])] };
  return { ok: { from: 'saved', queryId, copy: null } };
}

function shownBy({ query_panel }: FiledQueryPanel, asks: Asks): ShownAs {
  const { query_style: style, visualization_settings: settings } = query_panel;
  if (style === 'table') return 'table';
  if (style === 'combo') return 'both';
  return graphOf(settings?.charts?.[0]?.chart_type ?? 'default', asks);
}

/** A graph of no type that is named shows the heatmap, where the query may have one. */
function graphOf(type: string, asks: Asks): ShownAs {
  if (type === 'stat') return 'number';
  if (type !== 'default') return 'chart';
  const hasHeatmap = asks.from === 'saved' || asks.spec.calculations?.some(({ op }) => op === 'HEATMAP');
  return hasHeatmap === true ? 'heatmap' : 'chart';
}

const asProblem = ({ message, path }: { message: string; path: PropertyKey[] }): Problem => ({
  code: 'board/invalid',
  message: `Something in the file is not as it must be: ${message}.`,
  hint: 'Correct this place in the file, or export the board once more and import that.',
  at: path.filter((part) => typeof part !== 'symbol'),
});

const sameIds: Problem = {
  code: 'board/same-ids',
  message: 'Two queries of the file have the same id, so that a panel could mean either.',
  hint: 'Give each of them an id of its own, and name it in the panels’ query_id.',
  at: ['queries'],
};

const noQuery = (at: Place): Problem => ({
  code: 'board/no-query',
  message: 'A panel of the file has no query.',
  hint: 'Write the query specification under “query”, or the id of one of the file’s queries under “query_id”.',
  at,
});

const queryMissing = (id: string, at: Place): Problem => ({
  code: 'board/query-missing',
  message: `A panel asks the query “${id.slice(0, 60)}”, which the file does not hold.`,
  hint: 'Export the board here, which takes its queries along; or write the query itself under “query”.',
  at,
});
