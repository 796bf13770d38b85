import { maskValue } from '../guard/mask.ts';
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

/**
 * One trace as a file: all of its spans, and every line of its outline. OTLP is what was sent, secrets too, since it is
 * to be sent on; the outline is to be pasted somewhere, and hides in its names what the page hides.
 */
export function traceFile(form: TraceForm, { traceId, spans, syntheticRoots }: Taken): TraceFile {
  if (form === 'otlp') {
    return { name: `trace-${traceId}.otlp.json`, contentType: 'application/json', pieces: otlpJson(spans) };
  }
  const masked = masking();
  const text = outline(growTree(spans, { syntheticRoots }), { longest: Infinity, shown: masked.shown });
  const pieces = [`${text}\n`, masked.note()];
  return { name: `trace-${traceId}.txt`, contentType: 'text/plain; charset=utf-8', pieces };
}

/** Hides what looks like a secret, each name looked through once, and says in the end that something is hidden. */
function masking(): { shown: (name: string) => string; note: () => string } {
  const known = new Map<string, string>();
  let hidden = 0;
  const looked = (name: string): string => {
    const masked = maskValue({ key: '', text: name });
    if (masked.hidden > 0) hidden += 1;
    known.set(name, masked.text);
    return masked.text;
  };
  return {
    shown: (name) => known.get(name) ?? looked(name),
    note: () => (hidden === 0 ? '' : `\n(What looks like a secret is hidden, in ${namesText(hidden)}.)\n`),
  };
}

const namesText = (count: number): string => (count === 1 ? 'one name' : `${count.toLocaleString('en')} names`);
