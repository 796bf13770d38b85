import type { Engine } from '../../engine/start-engine.ts';
import { columnsOf, absentColumns } from '../../origin/span-columns.ts';
import { shownText } from '../../origin/masked-wire.ts';
import { withoutColumn } from '../../origin/no-column.ts';
import type { Origin, OriginQuery, OriginRow } from '../../origin/origin.ts';
import { rowsOfSpan, type SpanRow } from '../../origin/span-rows.ts';
import { valueText } from '../../origin/value-words.ts';
import { NS_PER_MS } from '../../query/plan.ts';
import type { Problem } from '../../telemetry/problem.ts';
import type { StoredSpan } from '../../telemetry/span.ts';
import { arrivedAs } from './arrived.ts';
import type { AskedOfResult, AskedOfSpan } from './asked.ts';
import { rowOfResult } from './row-of-result.ts';

export type OriginEngine = Pick<
  Engine,
  'arrivedBody' | 'query' | 'groupRows' | 'valueFacts' | 'statements' | 'spanOf' | 'spansAfter' | 'spansOfTrace'
>;

export type Found<T> = { ok: T } | { status: 404 | 422; problems: Problem[] };

/** How a row of a result came about. */
export async function originOfResult(
  engine: OriginEngine,
  workspace: string,
  asked: AskedOfResult,
  now: number,
): Promise<Found<Origin>> {
  const found = await rowOfResult(engine, workspace, asked, now);
  if (!('ok' in found)) return found;
  const { span, at, query } = found.ok;
  return { ok: await originOf(engine, { span, at, query }) };
}

const noSpan: Problem = {
  code: 'origin/no-span',
  message: 'This span is not here.',
  hint: 'It was pruned, or it belongs to another workspace. Look for its trace in the list of traces.',
};

/** How a span became columns. */
export async function originOfSpan(
  engine: OriginEngine,
  workspace: string,
  { nth, ...id }: AskedOfSpan,
): Promise<Found<Origin>> {
  const span = await engine.spanOf(workspace, id);
  const at = span === null ? undefined : rowsOfSpan(span)[nth];
  if (span === null || at === undefined) return { status: 404, problems: [noSpan] };
  return { ok: await originOf(engine, { span, at, query: null }) };
}

interface Row {
  span: StoredSpan;
  at: SpanRow;
  query: OriginQuery | null;
}

const kinds = { span_event: 'event', link: 'link' } as const;

function rowToldOf(span: StoredSpan, { row, annotation, path }: SpanRow): OriginRow {
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    name: shownText('', String(row.value('name') ?? span.name)),
    service: shownText('service.name', span.service),
    kind: annotation === null ? 'span' : kinds[annotation],
    path,
    at: Number(row.at / NS_PER_MS),
  };
}

async function originOf(engine: OriginEngine, { span, at, query }: Row): Promise<Origin> {
  const { told, part } = await arrivedAs(engine, span);
  const aside = withoutColumn(span, at, told.again === null && part.form !== 'another-format' ? part.span : null);
  return {
    row: rowToldOf(span, at),
    arrived: told,
    columns: columnsOf(span, at).map(({ column, value, type, from, why }) => ({
      column: shownText('', column),
      type,
      value: valueText(column, value),
      from: from.map(shownPath),
      why: why === null ? null : shownPath(why),
    })),
    absent: absentColumns(at),
    aside: aside.map(({ path, why }) => ({ path: shownPath(path), why })),
    query,
  };
}

/** A key in a path is masked as it is in the lines of the request, so that one leads to the other. */
const shownPath = (path: string): string =>
  path.replaceAll(/\["(.*)"\]/gs, (_whole, key: string) => `["${shownText('', key)}"]`);
