import type { Attributes } from '../../../telemetry/attributes.ts';
import type { JsonObject } from '../../../telemetry/json.ts';
import type { Span, SpanEvent } from '../../../telemetry/span.ts';
import { derivedId } from './derived-id.ts';
import type { Leftovers } from './leftovers.ts';
import { textIn } from './resource-text.ts';
import { framesOf } from './stack-frames.ts';

/** How a span failed: by its HTTP status where it has one, else by its own status. */
export function flagsOf(span: Span, fields: Leftovers): { error: boolean; fault: boolean; throttle: boolean } {
  const status = fields.number('http.status_code') ?? fields.number('http.response.status_code');
  if (status === null || status < 400 || status > 599)
    return { error: false, fault: span.status.code === 'error', throttle: false };
  return { error: status < 500, fault: status >= 500, throttle: status === 429 };
}

export const isException = ({ name }: SpanEvent): boolean => name === 'exception';

/** Why it failed: its exception events, or else the message of its status; null where it did not fail, or does not say. */
export function causeOf(span: Span, fields: Leftovers): JsonObject | null {
  const raised = span.events.filter(isException);
  if (raised.length > 0) return { exceptions: raised.map((event, nth) => exceptionOf(span, event, nth)) };
  if (span.status.code !== 'error') return null;
  const message = span.status.message || (fields.text('http.status_text') ?? '');
  fields.take('http.status_text', 'cause.exceptions[0].message', 'The exporter reads it as the reason.');
  return message === '' ? null : { exceptions: [{ id: derivedId(span.spanId, 1), type: '', message }] };
}

function textOf(attributes: Attributes, key: string): string {
  const value = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
  return value?.type === 'string' ? value.value : '';
}

function exceptionOf(span: Span, { attributes }: SpanEvent, nth: number): JsonObject {
  const language = textIn(span.resource, 'telemetry.sdk.language');
  const stack = framesOf(textOf(attributes, 'exception.stacktrace'), language);
  return {
    // The exporter makes a new id each time; this one is the same whenever the span is shown.
    id: derivedId(span.spanId, nth + 1),
    type: textOf(attributes, 'exception.type'),
    remote: span.kind === 'client' || span.kind === 'producer',
    message: textOf(attributes, 'exception.message'),
    ...(stack.length > 0 && { stack: stack.map(({ path, line, label }) => ({ path, line, label })) }),
  };
}
