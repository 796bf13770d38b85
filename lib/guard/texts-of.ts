import type { ErrorOccurrence } from '../telemetry/error-occurrence.ts';
import type { LogEvent } from '../telemetry/log-event.ts';
import type { Segment } from '../telemetry/segment.ts';
import type { StoredSignal } from '../telemetry/signal.ts';
import type { Span } from '../telemetry/span.ts';
import { lookAtAttributes, lookAtJson, lookAtText, lookAtValue, type Look } from './look.ts';

/** Where a secret may stand. */
export const secretPlaces = ['span', 'event', 'status', 'resource', 'log', 'error-item', 'segment'] as const;
export type SecretPlace = (typeof secretPlaces)[number];

/** The places that belong to a span. */
export type SpanPlace = Exclude<SecretPlace, 'log' | 'error-item' | 'segment'>;

/** Every text of a span, by the place that it stands in. */
export const textsOfSpan: Record<SpanPlace, (span: Span, look: Look) => void> = {
  span: (span, look) => {
    look(span.name, '', 'the name');
    look(span.traceState, '', 'the trace state');
    look(span.scope.name, '', 'the name of the tracer');
    look(span.scope.version, '', 'the version of the tracer');
    lookAtAttributes(span.attributes, 'an attribute', look);
    lookAtAttributes(span.scope.attributes, 'an attribute of the tracer', look);
    for (const link of span.links) {
      look(link.traceState, '', 'the trace state of a link');
      lookAtAttributes(link.attributes, 'an attribute of a link', look);
    }
  },
  event: (span, look) => {
    for (const event of span.events) {
      look(event.name, '', 'the name of an event');
      lookAtAttributes(event.attributes, 'an attribute of an event', look);
    }
  },
  status: (span, look) => look(span.status.message, '', 'the message of the status'),
  resource: ({ resource }, look) => {
    lookAtAttributes(resource.attributes, 'a resource attribute', look);
    look(resource.schemaUrl, '', 'the schema’s address of the resource');
  },
};

/** @param withSource also its resource and its logger: where nobody else looks at them */
export function textsOfLog(log: LogEvent, look: Look, withSource = false): void {
  if (log.body !== null) lookAtValue(log.body, '', 'the body of a log record', look);
  lookAtText(log.eventName, '', 'the event name of a log record', look);
  look(log.severityText, '', 'the severity of a log record');
  lookAtAttributes(log.attributes, 'an attribute of a log record', look);
  if (!withSource) return;
  look(log.group ?? '', '', 'the name of a log group');
  look(log.stream ?? '', '', 'the name of a log stream');
  look(log.scope.name, '', 'the name of the logger');
  lookAtAttributes(log.scope.attributes, 'an attribute of the logger', look);
  lookAtAttributes(log.resource.attributes, 'a resource attribute', look);
}

/** Every text of a report: its custom data, the request with its headers, the person. */
export function textsOfError({ title, fingerprint, data }: ErrorOccurrence, look: Look): void {
  look(title, '', 'the title of an error report');
  look(fingerprint, '', 'the fingerprint of an error report');
  lookAtJson(data, 'an error report', look);
}

/** A segment's metadata hold whatever the application put there. */
export const textsOfSegment = ({ document }: Segment, look: Look): void => lookAtJson(document, 'a segment', look);

/** Every text of whatever came beside spans. */
export function textsOfSignal(signal: StoredSignal, look: Look): void {
  switch (signal.signal) {
    case 'log':
      return textsOfLog(signal.log, look, true);
    case 'segment':
      return textsOfSegment(signal.segment, look);
    case 'error':
      return textsOfError(signal.error, look);
    default:
      return signal satisfies never;
  }
}
