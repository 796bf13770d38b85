import type { FateLine } from '@/app/_ui/fate-list.tsx';
import { maskValue } from '@/lib/guard/mask.ts';
import { valueAsText, type Attributes, type AttributeValue } from '@/lib/telemetry/attributes.ts';
import type { LogEvent } from '@/lib/telemetry/log-event.ts';
import type { StoredSignal } from '@/lib/telemetry/signal.ts';

/** A name or a line that stands under no key, without secrets. */
export const maskedText = (text: string): string => maskValue({ key: '', text }).text;

/** What was looked through is remembered: a live trace is drawn anew with each of its spans. */
const told = new WeakMap<StoredSignal, MaskedSignal>();

/** What a view lost or renamed, told without the secrets that a key may hold. */
export const maskedFates = (fates: readonly FateLine[]): FateLine[] =>
  fates.map(({ field, became, to, why }) => ({
    field: maskedText(field),
    became,
    to: to === null ? null : maskedText(to),
    why: maskedText(why),
  }));

export interface MaskedSignal {
  signal: StoredSignal;
  /** How many secrets are hidden in it. */
  hidden: number;
}

/** A log line without secrets. Errors come from the server without theirs; segments are shown as documents. */
export function maskedSignal(stored: StoredSignal): MaskedSignal {
  if (stored.signal !== 'log') return { signal: stored, hidden: 0 };
  const known = told.get(stored);
  if (known !== undefined) return known;
  const { log, hidden } = maskedLog(stored.log);
  const masked = { signal: { ...stored, log }, hidden };
  told.set(stored, masked);
  return masked;
}

/** Its group and its stream stay as they are: they are its address. */
function maskedLog(log: LogEvent): { log: LogEvent; hidden: number } {
  let hidden = 0;
  const text = (key: string, value: string): string => {
    const shown = maskValue({ key, text: value });
    hidden += shown.hidden;
    return shown.text;
  };
  const value = (key: string, given: AttributeValue): AttributeValue => {
    const before = hidden;
    const shown = text(key, valueAsText(given));
    return hidden === before ? given : { type: 'string', value: shown };
  };
  const attributes = (all: Attributes): Attributes =>
    Object.fromEntries(Object.entries(all).map(([key, given]) => [text('', key), value(key, given)]));
  const masked = {
    ...log,
    body: log.body === null ? null : value('', log.body),
    eventName: text('', log.eventName),
    severityText: text('', log.severityText),
    attributes: attributes(log.attributes),
    resource: { ...log.resource, attributes: attributes(log.resource.attributes) },
  };
  return { log: masked, hidden };
}
