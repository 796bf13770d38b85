import { valueAsText, type Attributes } from '../../../telemetry/attributes.ts';
import type { LogEvent } from '../../../telemetry/log-event.ts';
import type { Branch } from '../../../waterfall/tree.ts';
import type { Scene } from '../../observation.ts';
import type { Subject } from './detectors.ts';

/** Where a secret may stand. */
export const secretPlaces = ['span', 'event', 'status', 'resource', 'log'] as const;
export type SecretPlace = (typeof secretPlaces)[number];

/** A text of the telemetry with where it stands: `attribute`, `the message of its status`. */
export interface Found extends Subject {
  place: SecretPlace;
  where: string;
  branch?: Branch;
}

type Told = Subject & { where: string };

/** Attribute keys are looked at as well, since a value may have ended up there. */
const inAttributes = (attributes: Attributes, where: string): Told[] =>
  Object.entries(attributes).flatMap(([key, value]) => [
    { key, text: valueAsText(value), where },
    { key: '', text: key, where: `the key of ${where}` },
  ]);

const READERS: Record<Exclude<SecretPlace, 'log'>, (branch: Branch) => Told[]> = {
  span: ({ span }) => [
    { key: '', text: span.name, where: 'the name' },
    { key: '', text: span.traceState, where: 'the trace state' },
    ...inAttributes(span.attributes, 'an attribute'),
    { key: '', text: span.scope.name, where: 'the name of the tracer' },
    ...inAttributes(span.scope.attributes, 'an attribute of the tracer'),
    ...span.links.flatMap((link) => inAttributes(link.attributes, 'an attribute of a link')),
  ],
  event: ({ span }) =>
    span.events.flatMap((event) => [
      { key: '', text: event.name, where: 'the name of an event' },
      ...inAttributes(event.attributes, 'an attribute of an event'),
    ]),
  status: ({ span }) => [{ key: '', text: span.status.message, where: 'the message of the status' }],
  resource: ({ span }) => inAttributes(span.resource.attributes, 'a resource attribute'),
};

const inLog = ({ body, eventName, attributes, severityText }: LogEvent): Told[] => [
  { key: '', text: body === null ? '' : valueAsText(body), where: 'the body of a log record' },
  { key: '', text: eventName, where: 'the event name of a log record' },
  { key: '', text: severityText, where: 'the severity of a log record' },
  ...inAttributes(attributes, 'an attribute of a log record'),
];

function* inLogs(logs: readonly LogEvent[]): Generator<Found> {
  for (const log of logs) for (const told of inLog(log)) yield { ...told, place: 'log' };
}

/** Spans of one process share their resource; it is looked at once. */
function* onBranches(place: Exclude<SecretPlace, 'log'>, branches: readonly Branch[]): Generator<Found> {
  const seen = new Set<unknown>();
  for (const branch of branches) {
    const owner = place === 'resource' ? branch.span.resource.attributes : branch;
    if (seen.has(owner)) continue;
    seen.add(owner);
    for (const told of READERS[place](branch)) yield { ...told, place, branch };
  }
}

/** Every text that stands in the given places. */
export function* textsIn(places: readonly SecretPlace[], { branches, logs }: Scene): Generator<Found> {
  for (const place of places) yield* place === 'log' ? inLogs(logs) : onBranches(place, branches);
}
