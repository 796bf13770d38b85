import type { StoredSpan } from '../telemetry/span.ts';
import { outline } from '../waterfall/outline.ts';
import { growTree } from '../waterfall/tree.ts';
import { otlpJson } from './otlp-json.ts';

/** What a trace may be taken along as: a file that any receiver of OTLP takes, or text for a person. */
export const traceForms = ['otlp', 'outline'] as const;
export type TraceForm = (typeof traceForms)[number];

export interface TraceFile {
  /** Letters, digits and points alone, so that it may stand in a header. */
  name: string;
  contentType: string;
  pieces: Iterable<string>;
}

interface Taken {
  traceId: string;
  spans: StoredSpan[];
  syntheticRoots: readonly string[];
}

/** One trace as a file: all of its spans, and every line of its outline. */
export function traceFile(form: TraceForm, { traceId, spans, syntheticRoots }: Taken): TraceFile {
  if (form === 'otlp') {
    return { name: `trace-${traceId}.otlp.json`, contentType: 'application/json', pieces: otlpJson(spans) };
  }
  const text = `${outline(growTree(spans, { syntheticRoots }), { longest: Infinity })}\n`;
  return { name: `trace-${traceId}.txt`, contentType: 'text/plain; charset=utf-8', pieces: [text] };
}
