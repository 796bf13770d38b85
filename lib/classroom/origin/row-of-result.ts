import { fieldSteps } from '../../origin/field-steps.ts';
import { shownText } from '../../origin/masked-wire.ts';
import { groupKey } from '../../origin/group-key.ts';
import type { OriginQuery } from '../../origin/origin.ts';
import { havingSteps, partsTaken } from '../../origin/part-taken.ts';
import { rowsOfSpan, type SpanRow } from '../../origin/span-rows.ts';
import { valueText } from '../../origin/value-words.ts';
import { clauseSteps } from '../../origin/where-steps.ts';
import { calculatedFields, withFields } from '../../query/calculated-fields.ts';
import { parseQuery } from '../../query/parse.ts';
import { planQuery } from '../../query/plan.ts';
import type { QueryRow } from '../../query/query-row.ts';
import { relatedOf, tracesOf, withRelated } from '../../query/relations.ts';
import type { QueryResult, ResultData } from '../../query/result.ts';
import type { QueryPlan, QuerySpec } from '../../query/spec.ts';
import type { RowPlace } from '../../store/origin-store.ts';
import type { Problem } from '../../telemetry/problem.ts';
import type { StoredSpan } from '../../telemetry/span.ts';
import type { AskedOfResult } from './asked.ts';
import type { Found, OriginEngine } from './origin-of.ts';
import { groupFound, partOfResult, type PartFound } from './part-of-result.ts';
import { shownStatement } from './shown-statement.ts';

/** Spans of a trace that are looked through for those that a prefix asks of. */
const MOST_OF_TRACE = 5000;

interface ResultRowFound {
  span: StoredSpan;
  at: SpanRow;
  query: OriginQuery;
}

/** A question, asked again, and the part of its answer that is looked at. */
interface Asking {
  workspace: string;
  plan: QueryPlan;
  result: QueryResult;
  part: PartFound;
  askedAt: number;
}

const noRow: Problem = {
  code: 'origin/no-row',
  message: 'No row went into this result.',
  hint: 'Ask for a longer time, or send some spans.',
};

/** Asks a question again, and finds a row that went into a part of its answer. */
export async function rowOfResult(
  engine: OriginEngine,
  workspace: string,
  asked: AskedOfResult,
  now: number,
): Promise<Found<ResultRowFound>> {
  const parsed = parseQuery(asked.query);
  if ('problems' in parsed) return { status: 422, problems: parsed.problems };
  const askedAt = asked.at ?? now;
  const plan = planQuery(parsed.ok, askedAt, asked.dataset, { series: asked.bucket !== undefined });
  const result = await engine.query(workspace, plan);
  const part = partOfResult(asked, plan, result);
  if ('problem' in part) return { status: 404, problems: [part.problem] };
  const sample = await engine.groupRows(workspace, part.plan, part.wanted);
  const nth = Math.min(asked.nth, sample.rows.length - 1);
  const found = await spanAt(engine, workspace, sample.rows[nth]);
  if (found === null) return { status: 404, problems: [noRow] };
  const told = { nth: nth + 1, of: sample.rows.length, matched: sample.matched };
  const asking = { workspace, plan, result, part, askedAt };
  return { ok: { ...found, query: await queryOf(engine, asking, found.at, told) } };
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

async function queryOf(
  engine: OriginEngine,
  asking: Asking,
  at: SpanRow,
  sample: OriginQuery['sample'],
): Promise<OriginQuery> {
  const { workspace, plan, result, part, askedAt } = asking;
  const row = await seenBy(engine, asking, at.row);
  const { group, data, place } = part.known ?? groupFound(plan, result, valuesOf(plan, row));
  const columns = columnsOf(plan.spec);
  const values = columns.map((column) => ({ column, value: row.value(column) }));
  const facts = await engine.valueFacts(workspace, part.plan, { group, values });
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
      text: valueText(column, group[column]),
    })),
    groupName: groupKey(plan.spec.breakdowns, group),
    place,
    part: part.told,
    rows: await rowsOf(engine, asking, { group, sample }),
    sample,
    steps: clauseSteps(plan, row),
    fields: fieldSteps(plan.spec, at.row),
    havings: place === null ? [] : havingSteps({ plan, data: result.results[place - 1]?.data ?? data }),
    parts: partsTaken({ plan, time: part.plan, row, result, data, facts: byColumn }),
    statements: statements.map((one) => shownStatement(one, plan.spec, group)),
  };
}

/** How many rows the group has, or the point of the chart. */
async function rowsOf(
  engine: OriginEngine,
  { workspace, part }: Asking,
  { group, sample }: { group: ResultData; sample: OriginQuery['sample'] },
): Promise<number> {
  if (part.known !== null && (part.told.is === 'group' || part.told.is === 'point')) return sample.matched;
  const { matched } = await engine.groupRows(workspace, part.plan, { group, limit: 1 });
  return matched;
}

/** What a row has in the breakdowns. */
const valuesOf = ({ spec }: QueryPlan, row: QueryRow): ResultData =>
  Object.fromEntries(spec.breakdowns.map((column) => [column, row.value(column) ?? null]));

/** The columns that the calculations look at, each once. */
const columnsOf = ({ calculations }: QuerySpec): string[] => [
  ...new Set(calculations.flatMap(({ column }) => (column == null ? [] : [column]))),
];
