import { valueAsText, type Attributes } from '../../../telemetry/attributes.ts';
import type { ErrorOccurrence } from '../../../telemetry/error-occurrence.ts';
import { isDeeper, type JsonValue } from '../../../telemetry/json.ts';
import type { LogEvent } from '../../../telemetry/log-event.ts';
import type { Segment } from '../../../telemetry/segment.ts';
import type { StoredSpan } from '../../../telemetry/span.ts';
import type { Branch } from '../../../waterfall/tree.ts';
import type { Scene } from '../../observation.ts';

/** Where a secret may stand. */
export const secretPlaces = ['span', 'event', 'status', 'resource', 'log', 'error-item', 'segment'] as const;
export type SecretPlace = (typeof secretPlaces)[number];

/**
 * Looks at one text of the telemetry. Called tens of thousands of times for a run of a thousand spans, so it is given
 * no object.
 *
 * @param key the attribute's key that the text stands under; empty where it has none
 * @param where in words: `an attribute`, `the message of the status`
 */
export type Look = (text: string, key: string, where: string) => void;

/** Attribute keys are looked at as well, since a value may have ended up there. */
function inAttributes(attributes: Attributes, where: string, look: Look): void {
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value === undefined) continue;
    look(value.type === 'string' ? value.value : valueAsText(value), key, where);
    look(key, '', `the key of ${where}`);
  }
}

/** The places that belong to a span. */
type SpanPlace = Exclude<SecretPlace, 'log' | 'error-item' | 'segment'>;

const READERS: Record<SpanPlace, (span: StoredSpan, look: Look) => void> = {
  span: (span, look) => {
    look(span.name, '', 'the name');
    look(span.traceState, '', 'the trace state');
    look(span.scope.name, '', 'the name of the tracer');
    inAttributes(span.attributes, 'an attribute', look);
    inAttributes(span.scope.attributes, 'an attribute of the tracer', look);
    for (const link of span.links) inAttributes(link.attributes, 'an attribute of a link', look);
  },
  event: (span, look) => {
    for (const event of span.events) {
      look(event.name, '', 'the name of an event');
      inAttributes(event.attributes, 'an attribute of an event', look);
    }
  },
  status: (span, look) => look(span.status.message, '', 'the message of the status'),
  resource: (span, look) => inAttributes(span.resource.attributes, 'a resource attribute', look),
};

function inLog({ body, eventName, attributes, severityText }: LogEvent, look: Look): void {
  look(body === null ? '' : valueAsText(body), '', 'the body of a log record');
  look(eventName, '', 'the event name of a log record');
  look(severityText, '', 'the severity of a log record');
  inAttributes(attributes, 'an attribute of a log record', look);
}

/** A report travels whole, so every value of it is looked at, numbers as well. */
function inError({ title, data }: ErrorOccurrence, look: Look): void {
  look(title, '', 'the title of an error report');
  if (!isDeeper(data)) inJson({ value: data, key: '', of: 'an error report' }, look);
}

/** A segment's metadata hold whatever the application put there. */
function inSegment({ document }: Segment, look: Look): void {
  if (!isDeeper(document)) inJson({ value: document, key: '', of: 'a segment' }, look);
}

/** A value somewhere in a document. */
interface Place {
  value: JsonValue | undefined;
  key: string;
  /** What it is a part of, in words. */
  of: string;
}

function inJson({ value, key, of }: Place, look: Look): void {
  if (Array.isArray(value)) for (const inner of value) inJson({ value: inner, key, of }, look);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      look(name, '', `a key of ${of}`);
      inJson({ value: inner, key: name, of }, look);
    }
  } else if (typeof value === 'string' || typeof value === 'number') look(String(value), key, `${of}, under`);
}

/** Spans of one process share their resource; it is looked at once. */
function onBranches(place: SpanPlace, branches: readonly Branch[], lookOn: LookOn): void {
  const seen = new Set<unknown>();
  for (const branch of branches) {
    const { attributes } = branch.span.resource;
    if (place === 'resource' && seen.has(attributes)) continue;
    seen.add(attributes);
    READERS[place](branch.span, lookOn(branch));
  }
}

/** Gives the look for a span; for log records, errors and segments, which belong to none, for undefined. */
export type LookOn = (branch: Branch | undefined) => Look;

/** Looks at every text that stands in the given places. */
export function lookAtTexts(places: readonly SecretPlace[], scene: Scene, lookOn: LookOn): void {
  const { branches, logs, errors, segments } = scene;
  for (const place of places) {
    if (place === 'log') for (const log of logs) inLog(log, lookOn(undefined));
    else if (place === 'error-item') for (const error of errors) inError(error, lookOn(undefined));
    else if (place === 'segment') for (const segment of segments) inSegment(segment, lookOn(undefined));
    else onBranches(place, branches, lookOn);
  }
}
