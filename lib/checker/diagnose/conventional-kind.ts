import type { SpanKind } from '../../telemetry/span.ts';
import type { Branch } from '../../waterfall/tree.ts';

/** Attributes that the semantic conventions give to one kind alone, of what is called or of what calls. */
const TELLING: readonly (readonly [SpanKind, RegExp])[] = [
  ['client', /^(url\.full|http\.url|db\.(system|system\.name|query\.text|statement|operation\.name))$/],
  ['server', /^(http\.route|http\.target|url\.path|client\.address)$/],
  ['producer', /^messaging\.(destination\.name|batch\.message_count)$/],
];

/** The kind that a span should have by its place between two services, or by the attributes it carries. */
export function conventionalKind({ span, parent, children }: Branch): SpanKind | null {
  if (children.some((child) => child.span.service !== span.service)) return 'client';
  if (parent !== null && parent.span.service !== span.service) return 'server';
  const keys = Object.keys(span.attributes);
  return TELLING.find(([, telling]) => keys.some((key) => telling.test(key)))?.[0] ?? null;
}
