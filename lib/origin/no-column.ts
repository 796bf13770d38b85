import { scalarOf, SERVICE_COLUMN } from '../query/columns.ts';
import type { Attributes } from '../telemetry/attributes.ts';
import type { JsonObject, JsonValue } from '../telemetry/json.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import { isKeyValue } from './masked-wire.ts';
import type { SpanRow } from './span-rows.ts';
import { attributePath } from './wire-lines.ts';

/** Something that arrived and that no column of this row is. */
export interface NoColumn {
  path: string;
  why: string;
}

/** What of a span is kept, and seen in the trace, but is no column; and what was not kept. */
export function withoutColumn(span: StoredSpan, at: SpanRow, arrived: JsonObject | null): NoColumn[] {
  return [
    ...emptyOnes(span, at),
    ...hiddenName(span),
    ...aside(span, at),
    ...(arrived === null ? [] : notKept(span, arrived)),
  ];
}

function emptyOnes(span: StoredSpan, { path, attributes }: SpanRow): NoColumn[] {
  const all: [string, Attributes][] = [
    [`${path}.attributes`, attributes],
    ['scope.attributes', span.scope.attributes],
    ['resource.attributes', span.resource.attributes],
  ];
  return all.flatMap(([list, own]) =>
    Object.keys(own)
      .filter((key) => scalarOf(own[key]) === undefined)
      .map((key) => ({ path: attributePath(list, key), why: 'It has no value, so the column is missing.' })),
  );
}

/** The resource's service.name where something else is in the column, or it was trimmed. */
function hiddenName({ resource, service }: StoredSpan): NoColumn[] {
  const name = resource.attributes[SERVICE_COLUMN];
  if (name === undefined || (name.type === 'string' && name.value === service)) return [];
  return [{ path: attributePath('resource.attributes', SERVICE_COLUMN), why: 'The span is filed under the trimmed name.' }];
} // prettier-ignore

const ownRows = (word: string, count: number): string =>
  count === 1 ? `The ${word} is a row of its own.` : `The ${word}s are rows of their own.`;

/** Fields that are kept and read elsewhere. */
function aside({ flags, resource, scope, events, links, dropped }: StoredSpan, { annotation }: SpanRow): NoColumn[] {
  const told: [boolean, NoColumn][] = [
    [true, { path: 'span.startTimeUnixNano', why: 'The row’s own time: by it a row falls into the window and into a bucket.' }],
    [flags !== null, { path: 'span.flags', why: 'Kept, and no column.' }],
    [resource.schemaUrl !== '', { path: 'resource.schemaUrl', why: 'Kept, and no column.' }],
    [scope.schemaUrl !== '', { path: 'scope.schemaUrl', why: 'Kept, and no column.' }],
    [annotation === null && events.length > 0, { path: 'span.events', why: ownRows('event', events.length) }],
    [annotation === null && links.length > 0, { path: 'span.links', why: ownRows('link', links.length) }],
    [dropped.attributes > 0, { path: 'span.droppedAttributesCount', why: `${dropped.attributes} attributes were left out, by the SDK’s limits or by ours.` }],
    [dropped.events > 0, { path: 'span.droppedEventsCount', why: `${dropped.events} events were left out.` }],
    [dropped.links > 0, { path: 'span.droppedLinksCount', why: `${dropped.links} links were left out.` }],
  ];
  return told.flatMap(([holds, one]) => (holds ? [one] : []));
} // prettier-ignore

const textIn = (value: JsonValue | undefined): string | null => {
  const wrapped = typeof value === 'object' && value !== null && !Array.isArray(value) ? value.stringValue : undefined;
  return typeof wrapped === 'string' ? wrapped : null;
};

/** What the receiver's limits took of the span's own attributes. */
function notKept(span: StoredSpan, arrived: JsonObject): NoColumn[] {
  const sent = Array.isArray(arrived.attributes) ? arrived.attributes.filter((one) => isKeyValue(one)) : [];
  const left = new Map(sent.map((one) => [one.key, one.value]));
  const twice = sent.length - left.size;
  const lost = [...left].flatMap(([key, value]): NoColumn[] => {
    const kept = Object.hasOwn(span.attributes, key) ? span.attributes[key] : undefined;
    const path = attributePath('span.attributes', key);
    if (kept === undefined) return [{ path, why: 'Not kept: there are more attributes than the limit, and the first ones stay.' }];
    const text = textIn(value);
    const isCut = kept.type === 'string' && text !== null && kept.value.endsWith('…') && text.length >= kept.value.length;
    return isCut ? [{ path, why: `Cut: ${text.length.toLocaleString('en')} characters arrived.` }] : [];
  });
  const repeated = { path: 'span.attributes', why: 'A key stands there twice; the last one is kept.' };
  return [...lost.slice(0, MOST_TOLD), ...(twice > 0 ? [repeated] : [])];
} // prettier-ignore

const MOST_TOLD = 50;
