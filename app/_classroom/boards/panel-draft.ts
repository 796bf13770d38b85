import { usualShape } from './panel-shape.ts';
import type { NewPanel, Panel, PanelWidth, QueryPanel, Question, ShownAs } from '@/lib/boards/board.ts';
import { questionOf } from '@/lib/boards/question.ts';
import { COURSE_PANELS } from '@/lib/boards/this-week.ts';
import type { SavedQuery } from '@/lib/query/saved-query.ts';

/** How a panel of a query looks. */
export interface PanelLook {
  title: string;
  shown: ShownAs;
  width: PanelWidth;
}

/** A panel while somebody writes it: all that either kind may have. */
export interface Draft extends PanelLook {
  kind: 'query' | 'text';
  /** The saved query that it asks; null: a question of its own. */
  queryId: string | null;
  own: Question;
  content: string;
}

const question: Question = { spec: { calculations: [{ op: 'COUNT' }] }, dataset: '__all__' };

const empty: Draft = {
  kind: 'query',
  queryId: null,
  own: question,
  title: '',
  shown: 'chart',
  width: 'half',
  content: '',
};

/** What there is of a panel to begin with; of a new one, the first saved query. */
export function draftOf(panel: Panel | null, queries: readonly SavedQuery[]): Draft {
  if (panel === null) return ofSaved(empty, queries[0]);
  if (panel.type === 'text') return { ...empty, kind: 'text', content: panel.content, width: panel.width };
  return { ...empty, ...lookOf(panel), ...asksOf(panel, queries) };
}

/** A panel of a saved query, in the shape that has room for all of its results. */
const ofSaved = (draft: Draft, saved: SavedQuery | undefined): Draft =>
  saved === undefined ? draft : { ...draft, queryId: saved.id, shown: usualShape(saved.spec) };

const lookOf = ({ title, shown, width }: QueryPanel): PanelLook => ({ title, shown, width });

function asksOf({ asks }: QueryPanel, queries: readonly SavedQuery[]): Pick<Draft, 'queryId' | 'own'> {
  const found = questionOf(asks, queries);
  const own = found === null ? question : { spec: found.spec, dataset: found.dataset };
  return { queryId: found?.origin.is === 'saved' ? found.origin.query.id : null, own };
}

/** The panel that a draft describes; null while something is missing. */
export function panelOf({ kind, queryId, own, title, shown, width, content }: Draft): NewPanel | null {
  if (kind === 'text') return content.trim() === '' ? null : { type: 'text', content, width };
  const asks =
    queryId === null ? ({ from: 'panel', ...own } as const) : ({ from: 'saved', queryId, copy: null } as const);
  return { type: 'query', title, shown, width, asks };
}

/** A way to begin a panel of a query. */
export interface Source {
  value: string;
  words: string;
}

const OWN = 'own';

/** Where a panel's question may come from: what is saved, itself, and what the course asks. */
export const sourcesOf = (queries: readonly SavedQuery[]): Source[] => [
  ...queries.map(({ id, name }) => ({ value: `saved ${id}`, words: `Saved: ${name}` })),
  { value: OWN, words: 'A query of this panel’s own' },
  ...COURSE_PANELS.map(({ title }, index) => ({ value: `course ${index}`, words: `Of the course: ${title}` })),
];

export const sourceOf = ({ queryId }: Draft): string => (queryId === null ? OWN : `saved ${queryId}`);

/** The draft that begins with a source. What the course asks becomes the panel's own, with its title and look. */
export function fromSource(draft: Draft, source: string, queries: readonly SavedQuery[]): Draft {
  const [kind, which = ''] = source.split(' ');
  if (kind === 'saved')
    return ofSaved(
      draft,
      queries.find(({ id }) => id === which),
    );
  if (kind === 'course') {
    const panel = COURSE_PANELS[Number(which)];
    if (panel === undefined || panel.asks.from !== 'panel') return draft;
    const { title, shown, width, asks } = panel;
    return { ...draft, title, shown, width, queryId: null, own: { spec: asks.spec, dataset: asks.dataset } };
  }
  const saved = queries.find(({ id }) => id === draft.queryId);
  return {
    ...draft,
    queryId: null,
    own: saved === undefined ? draft.own : { spec: saved.spec, dataset: saved.dataset },
  };
}
