import { LIST, listValue, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import type { Batch } from '../telemetry-store.ts';
import type { Span } from '../../telemetry/span.ts';
import type { KnownSpans } from './known-spans.ts';

const identity = (workspace: string, { traceId, spanId }: Span): string => `${traceId}${spanId}${workspace}`;

const texts = LIST(VARCHAR);

/** Which of the spans the table really holds, out of those it may hold. */
async function heldSpans(connection: DuckDBConnection, suspects: Span[]): Promise<Set<string>> {
  if (suspects.length === 0) return new Set();
  const traceIds = listValue(suspects.map(({ traceId }) => traceId));
  const spanIds = listValue(suspects.map(({ spanId }) => spanId));
  const reader = await connection.runAndReadAll(
    `SELECT trace_id || span_id || workspace FROM spans
     WHERE span_id IN (SELECT unnest($1)) AND trace_id IN (SELECT unnest($2))`,
    [spanIds, traceIds],
    [texts, texts],
  );
  return new Set(reader.getRowsJS().map(([held]) => held as string));
}

function allDiffer(batches: readonly Batch[]): boolean {
  const ids = new Set<string>();
  let count = 0;
  for (const { spans } of batches) {
    count += spans.length;
    for (const { spanId } of spans) ids.add(spanId);
  }
  return ids.size === count;
}

/**
 * The spans of each batch that are new: neither in the table, nor earlier in these batches. A workspace's span is told
 * by its trace id and span id alone, whatever else it says.
 */
export async function withoutDuplicates(
  connection: DuckDBConnection,
  known: KnownSpans,
  batches: Batch[],
): Promise<Span[][]> {
  const suspects = batches.flatMap(({ spans }) => spans.filter(({ spanId }) => known.mayHold(spanId)));
  // Nearly always no two of them share as much as a span id, and identities need not be written out.
  if (suspects.length === 0 && allDiffer(batches)) return batches.map(({ spans }) => spans);
  const seen = await heldSpans(connection, suspects);
  const isNew = (id: string): boolean => seen.size < seen.add(id).size;
  return batches.map(({ workspace, spans }) => spans.filter((span) => isNew(identity(workspace, span))));
}
