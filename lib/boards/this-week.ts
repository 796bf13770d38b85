import { ALL_DATASETS } from '../query/plan.ts';
import type { QuerySpecInput } from '../query/spec.ts';
import type { BoardContent, NewPanel, Panel, PanelWidth, ShownAs } from './board.ts';
import { withPanel } from './panels.ts';

const WEEK_S = 604_800;

const asked = (title: string, shown: ShownAs, width: PanelWidth, spec: QuerySpecInput): NewPanel => ({
  type: 'query',
  title,
  shown,
  width,
  asks: { from: 'panel', spec, dataset: ALL_DATASETS },
});

/** A note, and the five questions. */
const panels: NewPanel[] = [
  {
    type: 'text',
    width: 'full',
    content: [
      'Five questions of the course, asked of **your** spans. Press **Edit** to change, move or remove them.',
      '- How much arrived, and in how many traces?',
      '- How long did it take: all of it as a heatmap, and nine of ten by name?',
      '- Which traces came in the last ten minutes?',
    ].join('\n'),
  },
  // A query that calculates nothing else counts.
  asked('Spans', 'number', 'half', { time_range: WEEK_S }),
  asked('Traces', 'number', 'half', {
    calculations: [{ op: 'COUNT_DISTINCT', column: 'trace.trace_id' }],
    time_range: WEEK_S,
  }),
  asked('How long everything took', 'heatmap', 'full', {
    calculations: [{ op: 'HEATMAP', column: 'duration_ms' }],
    time_range: WEEK_S,
  }),
  asked('How long nine of ten took, by name', 'both', 'half', {
    calculations: [{ op: 'P90', column: 'duration_ms' }],
    breakdowns: ['name'],
    orders: [{ op: 'P90', column: 'duration_ms', order: 'descending' }],
    limit: 10,
    time_range: WEEK_S,
  }),
  asked('Traces, by their number of spans', 'table', 'half', {
    breakdowns: ['trace.trace_id'],
    orders: [{ op: 'COUNT', order: 'descending' }],
    limit: 20,
    time_range: 600,
  }),
];

/** A board to begin with: what the lessons ask, of the week. */
export const THIS_WEEK: BoardContent = {
  name: 'This week',
  description: 'What the lessons ask, of everything that arrived in the last seven days.',
  panels: panels.reduce<Panel[]>(withPanel, []),
};

/** The five questions, each of which may begin a panel. */
export const COURSE_PANELS = panels.filter((panel) => panel.type === 'query');
