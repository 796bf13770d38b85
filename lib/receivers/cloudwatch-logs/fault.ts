import { randomUUID } from 'node:crypto';
import type { Problem } from '../../telemetry/problem.ts';
import type { Reply } from '../delivery.ts';

/** The errors of CloudWatch Logs that this receiver answers with, as the service model names them. */
export type FaultType =
  | 'ExpiredTokenException'
  | 'IncompleteSignature'
  | 'InvalidOperationException'
  | 'InvalidParameterException'
  | 'InvalidSignatureException'
  | 'LimitExceededException'
  | 'MalformedQueryException'
  | 'MissingAuthenticationTokenException'
  | 'OperationAbortedException'
  | 'RequestEntityTooLargeException'
  | 'ResourceAlreadyExistsException'
  | 'ResourceNotFoundException'
  | 'SerializationException'
  | 'ServiceUnavailableException'
  | 'ThrottlingException'
  | 'TooManyTagsException'
  | 'UnknownOperationException'
  | 'UnrecognizedClientException'
  | 'ValidationException';

/** An error that the caller made, in the service's words, and what to do about it in ours. */
export class Fault {
  constructor(
    readonly type: FaultType,
    readonly message: string,
    readonly hint: string,
    /** Further members of the error's shape. */
    readonly more: Record<string, unknown> = {},
  ) {}

  get problem(): Problem {
    return { code: `logs/${kebab(this.type)}`, message: this.message, hint: this.hint };
  }
}

const kebab = (type: string): string =>
  type
    .replace(/Exception$/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase();

export const JSON_TYPE = 'application/x-amz-json-1.1';

const statuses: Partial<Record<FaultType, number>> = {
  RequestEntityTooLargeException: 413,
  ServiceUnavailableException: 503,
};

/** An error as AWS JSON 1.1 writes it: 400 for whatever the caller can put right. */
export function faultReply({ type, message, more }: Fault): Reply {
  return jsonReply(statuses[type] ?? 400, { __type: type, message, ...more }, { 'x-amzn-errortype': type });
}

/** An answer with a JSON body; none at all where an operation has no output. */
export function jsonReply(status: number, output: object | null, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': JSON_TYPE, 'x-amzn-requestid': randomUUID(), ...headers },
    body: new TextEncoder().encode(output === null ? '' : JSON.stringify(output)),
  };
}
