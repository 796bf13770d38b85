import { spanFromJson, spanToJson } from '@/lib/telemetry/span-json.ts';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { asHidden } from './as-hidden.ts';

/**
 * A span for drawings that tell its name and service alone, both without secrets. Its fields are as they came: who
 * shows those, hides theirs.
 */
export function withMaskedNames(span: StoredSpan): StoredSpan {
  const [name, service] = [asHidden('', span.name), asHidden('', span.service)];
  if (name === span.name && service === span.service) return span;
  // A packed span's fields are getters, which a spread would leave behind.
  return { ...spanFromJson(spanToJson(span)), name, service };
}
