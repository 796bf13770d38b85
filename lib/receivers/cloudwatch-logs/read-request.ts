import { isObject } from '../../telemetry/json-fields.ts';
import { readInput } from '../aws/read-input.ts';
import type { Delivery } from '../delivery.ts';
import type { OtlpLimits } from '../otlp/limits.ts';
import { printable } from '../otlp/printable.ts';
import type { Operation } from './call.ts';
import { Fault } from './fault.ts';
import { operations } from './operations/table.ts';

/** What a request asks for, with its members. */
export interface Request {
  name: string;
  operation: Operation;
  body: Record<string, unknown>;
}

/** A batch of a megabyte takes six times that where JSON escapes every byte of it. */
const MOST_BYTES = 8 * 1024 * 1024;
/** Commas and brackets, most of them inside messages: a batch of a megabyte has no more. */
const MOST_MARKS = 2_000_000;

const TARGET = /^(?:Logs_20140328)\.(\w{1,60})$/;

/** The operation that a request names, or ''. */
export const operationNamed = ({ headers }: Pick<Delivery, 'headers'>): string =>
  TARGET.exec(headers['x-amz-target'] ?? '')?.[1] ?? '';

/** How large a batch may be. */
export const SMALLER = 'A batch of PutLogEvents holds at most 1,048,576 bytes of messages.';

/** Reads a request of AWS JSON 1.1, https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html. */
export function readRequest(delivery: Delivery, limits: Pick<OtlpLimits, 'bodyBytes'>): Request | Fault {
  const name = operationNamed(delivery);
  const operation = operations.get(name);
  if (operation === undefined) return unknownOperation(delivery.headers['x-amz-target'] ?? '');
  const body = readBody(delivery, Math.min(limits.bodyBytes, MOST_BYTES));
  return body instanceof Fault ? body : { name, operation, body };
}

function unknownOperation(target: string): Fault {
  const hint =
    target === ''
      ? 'The X-Amz-Target header is missing: send requests with an AWS SDK or the AWS command line.'
      : `Spanwalk answers ${[...operations.keys()].join(', ')}; not ${printable(target, 80)}.`;
  return new Fault(
    'UnknownOperationException',
    target === '' ? 'X-Amz-Target is missing.' : 'Unknown operation.',
    hint,
  );
}

function readBody(delivery: Delivery, bytes: number): Record<string, unknown> | Fault {
  const read = readInput(delivery, { bytes, marks: MOST_MARKS });
  if (read.kind === 'failed')
    return read.status === 413 ? tooLarge(bytes) : unpacked(read.problem.message.replace(/\.$/, ''));
  if (read.kind === 'crowded') return tooLarge(bytes);
  if (read.kind === 'undecodable') return unpacked('it is not JSON in UTF-8, or it was cut off');
  return isObject(read.input) ? read.input : unpacked('it is not a JSON object');
}

const unpacked = (why: string): Fault =>
  new Fault(
    'SerializationException',
    `The body cannot be read: ${why}.`,
    'An operation’s input is one JSON object; an AWS SDK or the AWS command line writes it.',
  );

const tooLarge = (most: number): Fault =>
  new Fault('RequestEntityTooLargeException', `The body has more than ${most} bytes.`, SMALLER);
