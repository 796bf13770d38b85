import { groupKey } from '@/lib/origin/group-key.ts';
import type { EvidenceRow } from '@/lib/query/evidence.ts';
import { ALL_DATASETS } from '@/lib/query/plan.ts';
import type { Region } from '@/lib/query/region.ts';
import type { ResultData } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';

/** What an address asks the origin of. Texts, as they stand there. */
export interface OriginAddress {
  query?: string;
  /** The service that was asked alone. */
  dataset?: string;
  group?: string;
  near?: string;
  at?: number;
  /** A region of a heatmap, as JSON. */
  region?: string;
  /** The start of a time bucket, Unix milliseconds. */
  bucket?: number;
  trace?: string;
  span?: string;
  kind?: string;
  /** Nanoseconds since the Unix epoch. */
  time?: string;
  /** From 0. */
  nth?: number;
}

const PAGE = '/explore/origin';

/** Where it is told how something came about. */
export function originHref(address: OriginAddress): string {
  const said = Object.entries(address).flatMap(([key, value]: [string, string | number | undefined]) =>
    value === undefined || value === '' || value === 0 ? [] : [[key, String(value)]],
  );
  return `${PAGE}?${new URLSearchParams(said).toString()}`;
}

/** A question that was answered, and until when its answer is: a range that ends now must not move on meanwhile. */
export interface Answered {
  spec: QuerySpecInput;
  dataset?: string | undefined;
  window: { from: number; to: number };
}

/** A part of an answer. */
export type AnswerPart =
  /** A row of the table; `near`: the row nearest to this calculation's value comes first; `bucket`: its point in a chart. */
  | { group: ResultData; near?: string; bucket?: number }
  | { region: Region }
  | { traceId: string }
  | { row: Pick<EvidenceRow, 'traceId' | 'spanId' | 'kind' | 'time'> };

/** Of a part of an answer; its query was asked, and is right. */
export function originOfPart({ spec, dataset, window }: Answered, part: AnswerPart): string {
  const service = dataset === ALL_DATASETS ? undefined : dataset;
  return originHref({
    query: JSON.stringify(spec),
    ...(service !== undefined && { dataset: service }),
    at: window.to,
    ...partAddress(spec, part),
  });
}

/** The parts of an address that say which part of an answer it is about. */
export function partAddress(spec: QuerySpecInput, part: AnswerPart): OriginAddress {
  if ('region' in part) return { region: JSON.stringify(part.region) };
  if ('traceId' in part) return { trace: part.traceId };
  if ('row' in part) {
    const { traceId, spanId, kind, time } = part.row;
    return { trace: traceId, ...(spanId !== null && { span: spanId, kind, time }) };
  }
  const { group, near, bucket } = part;
  return {
    group: groupKey(spec.breakdowns ?? [], group),
    ...(near !== undefined && { near }),
    ...(bucket !== undefined && { bucket }),
  };
}
