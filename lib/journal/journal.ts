import { z } from 'zod';
import { traceIdSchema } from '../telemetry/ids.ts';
import { LONGEST_NOTE } from './note-text.ts';

/** Unix milliseconds. */
const moment = z.number().int().nonnegative();
const count = z.number().int().nonnegative();
const text = z.string();

/** One bar of a waterfall’s picture; `offset` and `width` are fractions of the time axis. */
const barSchema = z.strictObject({
  service: text,
  name: text,
  duration: text,
  depth: count,
  colour: z.number().int().min(0).max(9),
  offset: z.number(),
  width: z.number(),
  failed: z.boolean(),
});

/** A trace, as it was held when the journal was written. */
const traceSchema = z.strictObject({
  traceId: traceIdSchema,
  spans: count,
  outline: text,
  picture: z.strictObject({
    bars: z.array(barSchema),
    /** Rows that the picture has no room for. */
    left: count,
    ticks: z.array(z.strictObject({ offset: z.number(), label: text })),
  }),
});

const findingSchema = z.strictObject({
  code: text,
  level: z.enum(['error', 'warning', 'info']),
  message: text,
  fix: text,
});

const statusSchema = z.enum(['passed', 'warned', 'failed', 'skipped', 'waiting', 'inconclusive']);

/** The newest verdict on one variant of a step. */
const verdictSchema = z.strictObject({
  variant: text,
  status: statusSchema,
  score: z.number(),
  at: moment,
  checks: z.array(z.strictObject({ title: text, level: text, status: statusSchema, findings: z.array(findingSchema) })),
  traceIds: z.array(traceIdSchema),
  /** Ids that are not listed, since there are too many. */
  moreTraces: count,
  /** What was handed in, by what was asked for: an answer in words, or a query or a document as it was. */
  given: z.array(z.strictObject({ what: text, answer: z.json() })),
  /** What arrived, when it was judged. */
  outline: text,
});

const stepSchema = z.strictObject({
  id: text,
  lesson: text,
  title: text,
  kind: z.enum(['read', 'answer', 'query', 'resource', 'emit']),
  done: z.strictObject({ at: moment, variant: text.nullable() }).nullable(),
  verdicts: z.array(verdictSchema),
  note: z.strictObject({ text, changedAt: moment }).nullable(),
});

/** Squares of a heatmap’s picture: column, row from below, and how many spans. */
const heatmapSchema = z.strictObject({
  column: text,
  /** `log`: equal rows are equal factors. `single`: every value is the same. */
  scale: z.enum(['single', 'linear', 'log']),
  columns: count,
  rows: count,
  cells: z.array(z.tuple([count, count, z.number()])),
  low: text,
  high: text,
});

const savedQuerySchema = z.strictObject({
  id: text,
  name: text,
  description: text,
  dataset: text,
  /** Honeycomb’s query specification, as it was saved. */
  spec: z.record(z.string(), z.json()),
  /** The window that the result is of. */
  from: moment,
  to: moment,
  /** What the window ends at: when the journal was written, or when the query was saved last. `unread`: it was not asked. */
  asOf: z.enum(['now', 'saved', 'fixed', 'unread']),
  matched: count,
  standFor: z.number(),
  columns: z.array(text),
  rows: z.array(z.array(text)),
  /** Groups that are not listed. */
  moreRows: count,
  heatmaps: z.array(heatmapSchema),
});

/** A student’s week, as data: what was done, what the checks said, what arrived, what was asked, what was noted. */
export const journalSchema = z.strictObject({
  schema: z.literal('spanwalk/journal/v1'),
  student: z.strictObject({ name: text, workspace: text }),
  writtenAt: moment,
  lessons: z.array(z.strictObject({ id: text, title: text })),
  steps: z.array(stepSchema),
  traces: z.array(traceSchema),
  /** Traces of the verdicts that are not drawn: pruned since, or beyond what a journal holds. */
  tracesLeftOut: count,
  savedQueries: z.array(savedQuerySchema),
});

export type Journal = z.infer<typeof journalSchema>;
export type JournalStep = Journal['steps'][number];
export type JournalVerdict = JournalStep['verdicts'][number];
export type JournalTrace = Journal['traces'][number];
export type JournalQuery = Journal['savedQueries'][number];
export type JournalHeatmap = JournalQuery['heatmaps'][number];

export const noteSchema = z.strictObject({
  text: z.string().max(LONGEST_NOTE, `a note has at most ${LONGEST_NOTE} characters`),
});
