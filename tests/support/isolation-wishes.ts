import { BOARD_FILE } from '../../lib/boards/board-file.ts';
import { QUERY_FILE } from '../../lib/query/saved-query.ts';
import { slugOfItem } from '../../lib/telemetry/item-slug.ts';

/** The step that Grace has clicked. */
export const STEP = 'adding-attributes';
/** A step whose code runs in a process of its own. */
export const STAGE = 'a-trace-with-one-span';
/** An error item is addressed by its fingerprint alone. */
const HER_ITEM = slugOfItem('her-item');
/** Where a log record without a group of its own is filed: by its service. */
export const HER_GROUP = '/otlp/grace-log';

/** Everything there ever was: a region of a heatmap brings its own time. */
const HER_REGION = { column: 'duration_ms', low: 0, high: 1e12, from: 0, to: 7_258_118_400_000 };

/** What is Grace's: a trace that she sent, the trace and run of her click, her ingest key, a saved query, a board, a leak. */
export interface Hers {
  own: string;
  trace: string;
  /** The one span of her own trace. */
  ownSpan: string;
  run: string;
  ingestKey: string;
  saved: string;
  board: string;
  leak: string;
}

export type Wish = [method: string, path: string, body?: unknown];

/** Every endpoint, asked for what is Grace's. `null`: it is nobody's. */
export const wishes = (hers: Hers): Record<string, Wish[] | null> => ({
  arrivals: [['GET', '/classroom/arrivals']],
  'bubble-up': [
    [
      'POST',
      '/classroom/bubble-up',
      { query: { time_range: 600 }, region: { column: 'duration_ms', low: 0, high: 1e9, from: 0, to: 7e12 } },
    ],
  ],
  boards: [
    ['GET', '/classroom/boards'],
    ['POST', '/classroom/boards', { name: 'My board' }],
  ],
  'boards/[id]': [
    ['GET', `/classroom/boards/${hers.board}`],
    ['PUT', `/classroom/boards/${hers.board}`, { name: 'Mine now', revision: 0 }],
    ['DELETE', `/classroom/boards/${hers.board}`],
  ],
  'boards/[id]/panels': [['POST', `/classroom/boards/${hers.board}/panels`, { type: 'text', content: 'Mine now' }]],
  'boards/import': [['POST', '/classroom/boards/import', { schema: BOARD_FILE, boards: [{ name: 'Brought' }] }]],
  'checks/[step]': [
    ['GET', '/classroom/checks/log-retention'],
    ['POST', '/classroom/checks/log-retention', { look: true }],
    ['POST', '/classroom/checks/count-by-trace', { query: { breakdowns: ['name', 'app.secret', 'trace.trace_id'] } }],
    ['POST', '/classroom/checks/span-details', { answers: {} }],
  ],
  columns: [
    ['GET', '/classroom/columns'],
    ['GET', '/classroom/columns?of=name'],
    ['GET', '/classroom/columns?of=trace.trace_id'],
  ],
  environments: [
    ['GET', '/classroom/environments'],
    ['POST', '/classroom/environments', { name: 'Mine' }],
  ],
  'environments/[slug]': [
    ['POST', '/classroom/environments/grace-s-laboratory'],
    ['DELETE', '/classroom/environments/grace-s-laboratory'],
  ],
  errors: [['GET', '/classroom/errors']],
  'errors/[item]': [
    ['GET', `/classroom/errors/${HER_ITEM}`],
    ['PUT', `/classroom/errors/${HER_ITEM}`, { status: 'resolved' }],
  ],
  // A stream does not end; it has a test of its own below.
  feed: null,
  health: null,
  imports: [
    ['GET', `/classroom/imports?traceId=${hers.own}`],
    ['POST', `/classroom/imports?id=${'ab'.repeat(8)}&file=mine.json&line=1&last=true`, []],
  ],
  journal: [['GET', '/classroom/journal']],
  'journal/download': [
    ['GET', '/classroom/journal/download?form=json'],
    ['GET', '/classroom/journal/download?form=markdown'],
  ],
  'journal/key': [['GET', '/classroom/journal/key']],
  'journal/queries': [['GET', '/classroom/journal/queries']],
  'journal/notes/[step]': [['PUT', `/classroom/journal/notes/${STEP}`, { text: 'Mine' }]],
  ledger: [['GET', '/classroom/ledger']],
  logs: [
    ['GET', '/classroom/logs'],
    ['GET', `/classroom/logs?group=${HER_GROUP}`],
  ],
  'logs/lines': [['GET', `/classroom/logs/lines?group=${HER_GROUP}`]],
  'logs/query': [['GET', `/classroom/logs/query?group=${HER_GROUP}&query=fields%20@message&from=0&to=9999999999999`]],
  origin: [
    ['POST', '/classroom/origin', { query: { breakdowns: ['name'], time_range: 600 }, group: '' }],
    ['POST', '/classroom/origin', { query: { time_range: 600 } }],
    ['POST', '/classroom/origin', { traceId: hers.own, spanId: hers.ownSpan }],
  ],
  'own-service/[step]': [['GET', `/classroom/own-service/${STEP}`]],
  places: [
    ['GET', '/classroom/places'],
    ['GET', '/classroom/places?signal=log&place=/otlp/grace-log'],
  ],
  progress: [['GET', '/classroom/progress']],
  'progress/[step]': [
    ['DELETE', `/classroom/progress/${STEP}`],
    ['DELETE', '/classroom/progress/videos'],
  ],
  query: [
    ['POST', '/classroom/query', { query: { breakdowns: ['name', 'app.secret', 'trace.trace_id'], time_range: 600 } }],
    ['POST', '/classroom/query', { query: {}, dataset: 'service of grace-span' }],
  ],
  'query/rows': [
    ['POST', '/classroom/query/rows', { query: {}, columns: ['name', 'app.secret', 'root.name', 'any.app.secret'] }],
    ['POST', '/classroom/query/rows', { query: {}, columns: ['name'], region: HER_REGION, order: 'slowest' }],
  ],
  'query/traces': [
    ['POST', '/classroom/query/traces', { query: {} }],
    ['POST', '/classroom/query/traces', { query: {}, region: HER_REGION, order: 'newest' }],
  ],
  roster: [
    ['GET', '/classroom/roster'],
    ['POST', '/classroom/roster', { names: ['Mallory'] }],
  ],
  'roster/[workspace]': [
    ['POST', '/classroom/roster/grace-hopper'],
    ['DELETE', '/classroom/roster/grace-hopper?purge=true'],
  ],
  'roster/token': [['POST', '/classroom/roster/token']],
  runs: [['POST', '/classroom/runs', { step: STEP, variant: 'after', traceIds: [hers.trace] }]],
  'runs/[runId]': [
    ['GET', `/classroom/runs/${hers.run}`],
    ['POST', `/classroom/runs/${hers.run}`, { close: true }],
  ],
  'saved-queries': [
    ['GET', '/classroom/saved-queries'],
    ['POST', '/classroom/saved-queries', { name: 'Mine', spec: {} }],
  ],
  'saved-queries/[id]': [
    ['PUT', `/classroom/saved-queries/${hers.saved}`, { name: 'Mine now', spec: { time_range: 60 } }],
    ['DELETE', `/classroom/saved-queries/${hers.saved}`],
  ],
  'saved-queries/import': [
    ['POST', '/classroom/saved-queries/import', { schema: QUERY_FILE, queries: [{ name: 'Brought', spec: {} }] }],
  ],
  secrets: [['GET', '/classroom/secrets']],
  'secrets/[id]': [['PUT', `/classroom/secrets/${hers.leak}`, { dismissed: true }]],
  'service-map': [['GET', '/classroom/service-map']],
  session: [['GET', '/classroom/session']],
  'session/end': null,
  signals: [
    ['GET', '/classroom/signals'],
    ['GET', `/classroom/signals?traceId=${hers.own}&order=stored`],
  ],
  'stages/[step]/[variant]': [['GET', `/classroom/stages/${STAGE}/after`]],
  steps: [['GET', '/classroom/steps']],
  traces: [
    ['GET', '/classroom/traces?limit=200'],
    ['GET', `/classroom/traces?find=${hers.own}&count=1`],
  ],
  'traces/[traceId]': [
    ['GET', `/classroom/traces/${hers.own}`],
    ['GET', `/classroom/traces/${hers.trace}`],
  ],
  'traces/[traceId]/export': [
    ['GET', `/classroom/traces/${hers.own}/export?form=otlp`],
    ['GET', `/classroom/traces/${hers.trace}/export?form=outline`],
  ],
  'traces/[traceId]/packed': [
    ['GET', `/classroom/traces/${hers.own}/packed`],
    ['GET', `/classroom/traces/${hers.trace}/packed`],
  ],
  'traces/stored': [['GET', `/classroom/traces/stored?spans=${hers.own}/${hers.ownSpan}`]],
  usage: [['GET', '/classroom/usage']],
  'verdicts/[step]': [['GET', `/classroom/verdicts/${STEP}`]],
});
