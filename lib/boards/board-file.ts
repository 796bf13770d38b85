import type { SavedQuery } from '../query/saved-query.ts';
import type { QuerySpecInput } from '../query/spec.ts';
import type { BoardContent, Panel, QueryPanel, ShownAs } from './board.ts';
import { questionOf } from './question.ts';

/** Which file it is, and in which version of its form. */
export const BOARD_FILE = 'spanwalk/boards/v1';

const COLUMNS = 12;
const HEIGHT = 4;

type Style = { query_style: 'graph' | 'table' | 'combo'; visualization_settings?: object };

const chart = (chart_type: string): Style => ({
  query_style: 'graph',
  visualization_settings: { charts: [{ chart_index: 0, chart_type }] },
});

/** How a panel is shown, in the words of Honeycomb's boards: a style, and for its graphs the type of chart. */
const styles: Record<ShownAs, Style> = {
  chart: chart('line'),
  heatmap: chart('default'),
  number: chart('stat'),
  table: { query_style: 'table' },
  both: { query_style: 'combo' },
};

/** Each saved query that the boards use, by its id, under a short one of the file's own. */
function idsOf(boards: readonly BoardContent[], queries: readonly SavedQuery[]): Map<string, string> {
  const used = new Set(
    boards.flatMap(({ panels }) =>
      panels.flatMap((panel) => (panel.type === 'query' && panel.asks.from === 'saved' ? [panel.asks.queryId] : [])),
    ),
  );
  const going = queries.filter(({ id }) => used.has(id));
  return new Map(going.map(({ id }, index) => [id, `q${index + 1}`]));
}

/** Panels flow in two columns: a half one stands beside the half one before it. */
function positionsOf(panels: readonly Panel[]): object[] {
  let row = 0;
  let besideIsFree = false;
  return panels.map(({ width }) => {
    const beside = besideIsFree && width === 'half';
    if (!beside) row += 1;
    besideIsFree = width === 'half' && !beside;
    const columns = width === 'half' ? COLUMNS / 2 : COLUMNS;
    const x_coordinate = beside ? COLUMNS / 2 : 0;
    return { x_coordinate, y_coordinate: (row - 1) * HEIGHT, width: columns, height: HEIGHT };
  });
}

/** A saved query goes by its id in the file; what is a panel's own, or the copy of a deleted one, stands in the panel. */
function askedBy({ asks }: QueryPanel, ids: ReadonlyMap<string, string>, queries: readonly SavedQuery[]): object {
  const query_id = asks.from === 'saved' ? ids.get(asks.queryId) : undefined;
  if (query_id !== undefined) return { query_id };
  const question = questionOf(asks, queries);
  return question === null
    ? { query: {} satisfies QuerySpecInput }
    : { query: question.spec, dataset: question.dataset };
}

function captionOf({ title, asks }: QueryPanel): string {
  if (title !== '' || asks.from === 'panel') return title;
  return asks.copy?.name ?? '';
}

/** Boards as the text of a file, with the saved queries that they use and without what is this classroom's own. */
export function boardFileText(boards: readonly BoardContent[], queries: readonly SavedQuery[]): string {
  const ids = idsOf(boards, queries);
  const written = boards.map(({ name, description, panels }) => {
    const positions = positionsOf(panels);
    const placed = panels.map((panel, index) =>
      panel.type === 'text'
        ? { type: 'text', text_panel: { content: panel.content }, position: positions[index] }
        : {
            type: 'query',
            query_panel: { caption: captionOf(panel), ...askedBy(panel, ids, queries), ...styles[panel.shown] },
            position: positions[index],
          },
    );
    return { type: 'flexible', name, description, panels: placed };
  });
  const along = queries.flatMap(({ id, name, description, dataset, spec }) => {
    const filed = ids.get(id);
    return filed === undefined ? [] : [{ id: filed, name, description, dataset, spec }];
  });
  return `${JSON.stringify({ schema: BOARD_FILE, boards: written, queries: along }, null, 2)}\n`;
}
