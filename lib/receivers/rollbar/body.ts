import type { JsonObject } from '../../telemetry/json.ts';
import { isObject, objectAt, objectsIn, textAt } from './fields.ts';

/** One line of a stack, as the item holds it: the most recent call stands last. */
export interface Frame {
  filename: string;
  method: string;
  line: number | null;
}

/** One exception of a chain, with its stack. */
export interface Raised {
  class: string;
  message: string;
  frames: Frame[];
}

/** What an item reports, by the one of the four bodies that it holds. */
export type Report =
  { kind: 'exceptions'; raised: Raised[] } | { kind: 'message'; text: string } | { kind: 'crash'; text: string };

/** The four bodies, of which an item holds exactly one; https://docs.rollbar.com/reference/create-item. */
export const bodyKinds = ['trace', 'trace_chain', 'message', 'crash_report'] as const;

/** The bodies that an item holds, of the four. `telemetry` and others may stand beside them. */
export const bodiesIn = (body: JsonObject): string[] => bodyKinds.filter((kind) => body[kind] !== undefined);

const MOST_FRAMES = 500;
const MOST_RAISED = 20;

/** Reads what is reported, or null where it holds nothing of its kind's least. @param body with exactly one of the four */
export function reportIn(body: JsonObject): Report | null {
  if (isObject(body['message'])) return messageOf(body['message']);
  if (isObject(body['crash_report'])) return crashOf(textAt(body['crash_report']['raw']));
  const traces = isObject(body['trace']) ? [body['trace']] : objectsIn(body['trace_chain']);
  const raised = traces.slice(0, MOST_RAISED).map(raisedOf);
  return raised.length > 0 && raised.every((one) => one.class !== '') ? { kind: 'exceptions', raised } : null;
}

const messageOf = (message: JsonObject): Report | null =>
  typeof message['body'] === 'string' ? { kind: 'message', text: message['body'] } : null;

const crashOf = (text: string): Report | null => (text === '' ? null : { kind: 'crash', text });

function raisedOf(trace: JsonObject): Raised {
  const exception = objectAt(trace['exception']);
  return {
    class: textAt(exception['class']),
    message: textAt(exception['message']),
    frames: objectsIn(trace['frames']).slice(-MOST_FRAMES).map(frameOf),
  };
}

const frameOf = ({ filename, method, lineno }: JsonObject): Frame => ({
  filename: textAt(filename),
  method: textAt(method),
  line: typeof lineno === 'number' ? lineno : null,
});
