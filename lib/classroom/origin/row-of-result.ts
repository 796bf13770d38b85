import { fieldSteps } from '../../origin/field-steps.ts';
import { groupKey } from '../../origin/group-key.ts';
import { shownText } from '../../origin/masked-wire.ts';
import type { OriginQuery } from '../../origin/origin.ts';
import { havingSteps, nearest, partsTaken } from '../../origin/part-taken.ts';
import { rowsOfSpan, type SpanRow } from '../../origin/span-rows.ts';
import { valueText } from '../../origin/value-words.ts';
import { clauseSteps } from '../../origin/where-steps.ts';
import { calculatedFields, withFields } from '../../query/calculated-fields.ts';
import { parseQuery } from '../../query/parse.ts';
import { isPercentile } from '../../query/percentiles.ts';
import { planQuery } from '../../query/plan.ts';
import type { QueryRow } from '../../query/query-row.ts';
import { relatedOf, tracesOf, withRelated } from '../../query/relations.ts';
import type { QueryResult, ResultData } from '../../query/result.ts';
import { resultKey } from '../../query/result-keys.ts';
import type { QueryPlan, QuerySpec } from '../../query/spec.ts';
import type { GroupRows, RowPlace } from '../../store/origin-store.ts';
import type { Problem } from '../../telemetry/problem.ts';
import type { StoredSpan } from '../../telemetry/span.ts';
import { MOST_ROWS, type AskedOfResult } from './asked.ts';
import type { Found, OriginEngine } from './origin-of.ts';
import { shownStatement } from './shown-statement.ts';

/** Spans of a trace that are looked through for those that a prefix asks of. */
const MOST_OF_TRACE = 5000;

interface ResultRowFound {
  span: StoredSpan;
  at: SpanRow;
  query: OriginQuery;
}

/** A question, asked again. */
interface Asking {
  workspace: string;
  plan: QueryPlan;
  result: QueryResult;
  data: ResultData;
  place: number;
}

const noGroup: Problem = {
  code: 'origin/no-group',
  message: 'The question has no such row any more.',
  hint: 'Its rows left the time range, or newer groups took their place. Ask the question again and choose a row.',
};

const noRow: Problem = {
  code: 'origin/no-row',
  message: 'No row went into this result.',
  hint: 'Ask for a longer time, or send some spans.',
};

/** Asks a question again, and finds a row that went into one row of its table. */
export async function rowOfResult(
  engine: OriginEngine,
  workspace: string,
  asked: AskedOfResult,
  now: number,
): Promise<Found<ResultRowFound>> {
  const parsed = parseQuery(asked.query);
  if ('problems' in parsed) return { status: 422, problems: parsed.problems };
  const askedAt = asked.at ?? now;
  const plan = planQuery(parsed.ok, askedAt, asked.dataset, { series: false });
  const result = await engine.query(workspace, plan);
  const place = result.results.findIndex(({ data }) => groupKey(plan.spec.breakdowns, data) === asked.group);
  const data = result.results[place]?.data;
  if (data === undefined) return { status: 404, problems: [noGroup] };
  const asking = { workspace, plan, result, data, place: place + 1 };
  const sample = await engine.groupRows(workspace, plan, wantedRows(asking, asked.near));
  const nth = Math.min(asked.nth, sample.rows.length - 1);
  const found = await spanAt(engine, workspace, sample.rows[nth]);
  if (found === null) return { status: 404, problems: [noRow] };
  const told = { nth: nth + 1, of: sample.rows.length, matched: sample.matched };
  return { ok: { ...found, query: await queryOf(engine, asking, found, { sample: told, askedAt }) } };
}

/** The newest rows of the group; or, of a calculation that is one row's value or lies between two, the nearest. */
function wantedRows({ plan, data }: Asking, near: string | undefined): GroupRows {
  const calculation = plan.spec.calculations.find((one) => resultKey(one) === near);
  const value = near === undefined ? null : data[near];
  const isNear = calculation !== undefined && (isPercentile(calculation.op) || nearest.has(calculation.op));
  if (!isNear || calculation.column == null || typeof value !== 'number') return { group: data, limit: MOST_ROWS };
  return { group: data, near: { column: calculation.column, value }, limit: MOST_ROWS };
}

async function spanAt(
  engine: OriginEngine,
  workspace: string,
  place: RowPlace | undefined,
): Promise<{ span: StoredSpan; at: SpanRow } | null> {
  if (place === undefined) return null;
  const [span] = await engine.spansAfter(workspace, place.seq - 1, 1);
  if (span?.seq !== place.seq) return null;
  const at = rowsOfSpan(span).find((row) => isAt(row, place));
  return at === undefined ? null : { span, at };
}

const isAt = ({ row, annotation }: SpanRow, place: RowPlace): boolean =>
  annotation === place.annotation &&
  (annotation === null ||
    (row.at === place.at && (row.value('name') ?? null) === place.name) ||
    (annotation === 'link' && row.value('trace.link.span_id') === place.linkSpanId));

/** A row as its query sees it: with calculated fields, and with what it asks of other spans of the trace. */
async function seenBy(engine: OriginEngine, { workspace, plan }: Asking, row: QueryRow): Promise<QueryRow> {
  const fields = calculatedFields(plan.spec);
  const own = withFields(row, fields);
  if (relatedOf(plan.spec).length === 0) return own;
  const spans = await engine.spansOfTrace(workspace, row.traceId, MOST_OF_TRACE);
  const all = spans.flatMap((span) => rowsOfSpan(span).map((one) => withFields(one.row, fields)));
  return withRelated(own, plan.spec, tracesOf(all)) ?? own;
}

interface Around {
  sample: OriginQuery['sample'];
  askedAt: number;
}

async function queryOf(
  engine: OriginEngine,
  asking: Asking,
  { at }: { at: SpanRow },
  { sample, askedAt }: Around,
): Promise<OriginQuery> {
  const { workspace, plan, result, data, place } = asking;
  const row = await seenBy(engine, asking, at.row);
  const columns = columnsOf(plan.spec);
  const values = columns.map((column) => ({ column, value: row.value(column) }));
  const facts = await engine.valueFacts(workspace, plan, { group: data, values });
  const statements = await engine.statements(workspace, { ...plan, series: true });
  const byColumn = new Map(columns.flatMap((column, index) => {
    const fact = facts[index];
    return fact ? [[column, fact] as const] : [];
  })); // prettier-ignore
  return {
    askedAt,
    from: plan.from,
    to: plan.to,
    group: plan.spec.breakdowns.map((column) => ({
      column: shownText('', column),
      text: valueText(column, data[column]),
    })),
    place,
    sample,
    steps: clauseSteps(plan, row),
    fields: fieldSteps(plan.spec, at.row),
    havings: havingSteps({ plan, data }),
    parts: partsTaken({ plan, row, result, data, facts: byColumn }),
    statements: statements.map((one) => shownStatement(one, plan.spec, data)),
  };
}

/** The columns that the calculations look at, each once. */
const columnsOf = ({ calculations }: QuerySpec): string[] => [
  ...new Set(calculations.flatMap(({ column }) => (column == null ? [] : [column]))),
];
