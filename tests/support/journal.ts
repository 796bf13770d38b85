import { growTree } from '../../lib/waterfall/tree.ts';
import { outline } from '../../lib/waterfall/outline.ts';
import { sketch } from './sketch.ts';
import type { Journal, JournalQuery, JournalStep, JournalTrace } from '../../lib/journal/journal.ts';
import { pictureOf } from '../../lib/journal/waterfall-picture.ts';

/** 2026-03-01T09:30:00Z. */
const WRITTEN_AT = 1_772_357_400_000;

export const TRACE_ID = '5b8efff798038103d269b633813fc60c';

/** A trace as a journal holds it, from an outline. */
export function told(drawing: string): JournalTrace {
  const spans = sketch(drawing).map((span) => Object.assign(span, { traceId: TRACE_ID }));
  const tree = growTree(spans);
  return { traceId: TRACE_ID, spans: spans.length, outline: outline(tree), picture: pictureOf(tree) };
}

export const step = (fields: Partial<JournalStep> = {}): JournalStep => ({
  id: 'creating-a-span',
  lesson: 'honeycomb',
  title: 'Creating a span',
  kind: 'emit',
  done: { at: WRITTEN_AT - 60_000, variant: 'after' },
  verdicts: [
    {
      variant: 'after',
      status: 'passed',
      score: 100,
      at: WRITTEN_AT - 61_000,
      checks: [{ title: 'The handler has a span', level: 'required', status: 'passed', findings: [] }],
      traceIds: [TRACE_ID],
      moreTraces: 0,
      given: [],
      outline: 'backend-next: GET /api/home [server] 12.4 ms',
    },
  ],
  note: { text: 'The span hangs *below* the request.', changedAt: WRITTEN_AT - 30_000 },
  ...fields,
});

export const query = (fields: Partial<JournalQuery> = {}): JournalQuery => ({
  id: 'latency-by-user',
  name: 'Latency by user',
  description: '',
  dataset: '__all__',
  spec: { calculations: [{ op: 'COUNT' }, { op: 'HEATMAP', column: 'duration_ms' }], breakdowns: ['app.user_id'] },
  from: WRITTEN_AT - 7_200_000,
  to: WRITTEN_AT,
  asOf: 'now',
  matched: 3,
  standFor: 3,
  columns: ['app.user_id', 'COUNT'],
  rows: [['andrew', '3']],
  moreRows: 0,
  heatmaps: [{ column: 'duration_ms', scale: 'log', columns: 4, rows: 50, cells: [[0, 3, 2], [2, 49, 1]], low: '1 ms', high: '9 ms' }],
  ...fields,
}); // prettier-ignore

export const journal = (fields: Partial<Journal> = {}): Journal => ({
  schema: 'spanwalk/journal/v1',
  student: { name: 'Ada Lovelace', workspace: 'ada-lovelace' },
  writtenAt: WRITTEN_AT,
  lessons: [{ id: 'honeycomb', title: 'Honeycomb' }],
  steps: [step(), step({ id: 'videos', title: 'Videos', kind: 'read', done: null, verdicts: [], note: null })],
  traces: [told('GET /api/home @backend-next [server] 0..20\n  http-handler @activities 2..9 !it broke')],
  tracesLeftOut: 0,
  savedQueries: [query()],
  ...fields,
});
