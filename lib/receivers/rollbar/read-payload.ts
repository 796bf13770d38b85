import { isDeeper, type JsonObject, type JsonValue } from '../../telemetry/json.ts';
import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { Delivery } from '../delivery.ts';
import { inflate } from '../otlp/inflate.ts';
import { isObject } from './fields.ts';

/** A body as the object it spells, or why it spells none. */
export type Payload =
  { kind: 'payload'; item: JsonObject } | { kind: 'failed'; status: number; problem: TransportProblem };

/** The API takes no more than this of one item. */
const MOST_BYTES = 1024 * 1024;

/** Up to here the clients cut an item down by themselves (rollbar.js `truncation.js`). */
export const CLIENT_BYTES = 512 * 1024;

/** Reads the body: JSON, or a form with the JSON in its field `payload`. */
export function readPayload({ headers, body }: Delivery): Payload {
  if (body.byteLength > MOST_BYTES) return { kind: 'failed', status: 413, problem: tooLarge };
  const inflated = inflate(body, headers['content-encoding'], MOST_BYTES);
  if (inflated.kind === 'failed') {
    const { status, problem } = inflated;
    return { kind: 'failed', status, problem: status === 413 ? tooLarge : problem };
  }
  const text = new TextDecoder().decode(inflated.body);
  const isForm = (headers['content-type'] ?? '').includes('x-www-form-urlencoded');
  return parsed(isForm ? (new URLSearchParams(text).get('payload') ?? '') : text);
}

function parsed(text: string): Payload {
  if (text.trim() === '') return { kind: 'failed', status: 400, problem: empty };
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    return { kind: 'failed', status: 400, problem: notJson };
  }
  if (!isObject(value)) return { kind: 'failed', status: 400, problem: notAnObject };
  return isDeeper(value) ? { kind: 'failed', status: 400, problem: tooDeep } : { kind: 'payload', item: value };
}

const undecodable = (message: string, hint: string): TransportProblem => ({
  code: 'transport/undecodable',
  message,
  hint,
});

const asTheClients = 'Send it as the clients do: POST, content-type application/json, {"data": {…}}.';
const empty = undecodable('The request has no body.', asTheClients);
const notJson = undecodable('The body is not valid JSON.', asTheClients);
const notAnObject = undecodable('The body is JSON, and no object.', asTheClients);
const tooDeep = undecodable(
  'The item’s values are nested too deep to be kept.',
  'Leave circular and very deep objects out of custom data.',
);

/** How an item is made smaller. */
export const SMALLER = 'Put less into custom data. The clients cut an item to 512 KB by themselves.';

const tooLarge: TransportProblem = {
  code: 'transport/too-large',
  message: `The item has more than ${MOST_BYTES} bytes; none of it was kept.`,
  hint: SMALLER,
};
