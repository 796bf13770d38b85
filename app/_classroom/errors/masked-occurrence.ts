import { maskDocument } from '@/lib/guard/mask-document.ts';
import type { ShownOccurrence } from '@/lib/telemetry/error-item.ts';
import type { JsonObject } from '@/lib/telemetry/json.ts';
import { maskedText } from '../secrets/masked-telemetry.ts';

/**
 * An occurrence without what looks like a secret, and how much that is. What opens something the server took out
 * before; what names somebody is left to be hidden here, since whoever mends the error may have to ask whom it hit.
 */
export function maskedOccurrence(occurrence: ShownOccurrence): { occurrence: ShownOccurrence; hidden: number } {
  const { exceptions, text, telemetry, parts, data } = occurrence;
  const whole = maskDocument({ data });
  const shown: ShownOccurrence = {
    ...occurrence,
    uuid: maskedText(occurrence.uuid),
    text: maskedText(text),
    ...(maskDocument({ exceptions, telemetry } as unknown as JsonObject).document as unknown as Pick<
      ShownOccurrence,
      'exceptions' | 'telemetry'
    >),
    parts: Object.fromEntries(Object.entries(parts).map(([title, part]) => [title, maskDocument(part).document])),
    data: whole.document.data ?? null,
  };
  return { occurrence: shown, hidden: whole.hidden };
}
