import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import { awsError } from '../aws/aws-error.ts';
import { requestHeaders } from '../aws/request-headers.ts';
import type { WrittenCall } from '../aws/sign-request.ts';
import { countsOf } from '../aws/taken.ts';
import { verifySignature, type AwsService } from '../aws/verify-signature.ts';
import type { Delivery } from '../delivery.ts';
import type { CallEnding, Desk } from '../desk.ts';
import type { Receipt, ReceiveContext, Receiver } from '../receiver.ts';
import { Fault, faultReply, jsonReply } from './fault.ts';
import { operationNamed, readRequest, type Request } from './read-request.ts';

/** Where the API is; its clients send every operation there, some of them with a slash at the end. */
export const LOGS_PATH = '/aws/logs';

const aws: AwsService = { service: 'logs', protocol: 'json-1.1' };

/** CloudWatch Logs: AWS JSON 1.1, signed with a key that Spanwalk handed out. */
export const cloudWatchLogs: Receiver = {
  id: 'cloudwatch-logs',
  label: 'CloudWatch Logs',
  brings: 'log',
  api: { service: aws.service, write: writeCall },
  headers: ['x-amz-target', ...requestHeaders],
  claims: (path) => path === LOGS_PATH || path.startsWith(`${LOGS_PATH}/`),
  receive,
  refuse: (_headers, { status, message }) =>
    awsError('json-1.1', {
      type: status === 429 ? 'ThrottlingException' : 'ServiceUnavailableException',
      message,
      status,
    }),
};

/** A call as an AWS SDK writes it: AWS JSON 1.1, the operation in a header. */
function writeCall(operation: string, input: unknown): WrittenCall {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `Logs_20140328.${operation}` };
  return { path: LOGS_PATH, headers, body: new TextEncoder().encode(JSON.stringify(input)) };
}

function receive(delivery: Delivery, context: ReceiveContext): Receipt {
  const name = operationNamed(delivery);
  const told = name === '' ? {} : { operation: name };
  const lost = lostOf(delivery);
  if (lost !== null)
    return {
      kind: 'reply',
      reply: jsonReply(lost.status, { message: `${lost.problem.message} ${lost.problem.hint}` }),
      problem: lost.problem,
      ...told,
    };
  const signed = verifySignature(delivery, context, aws);
  if (signed.kind === 'denied') return { ...signed.receipt, ...told };
  const request = readRequest(delivery, context.limits);
  return {
    kind: 'call',
    ...told,
    key: signed.accessKeyId,
    tenant: signed.tenant,
    run: (desk) => answer(request, name, desk, signed.region),
    refuse: (status, message) => cloudWatchLogs.refuse(delivery.headers, { status, message }),
  };
}

function lostOf({ path, method }: Delivery): { status: number; problem: TransportProblem } | null {
  if (path.replace(/\/$/, '') !== LOGS_PATH) return { status: 404, problem: wrongPath };
  return method === 'POST' ? null : { status: 405, problem: wrongMethod };
}

const wrongPath: TransportProblem = {
  code: 'transport/wrong-path',
  message: `Log events are received at ${LOGS_PATH}, and at nothing below it.`,
  hint: `Set AWS_ENDPOINT_URL_CLOUDWATCH_LOGS to this Spanwalk’s address and ${LOGS_PATH}.`,
};

const wrongMethod: TransportProblem = {
  code: 'transport/wrong-method',
  message: 'Every operation is a POST.',
  hint: 'The address is right: use an AWS SDK or “aws logs describe-log-groups”; a browser has nothing to see here.',
};

/** Runs one operation at a workspace's desk. */
export async function answer(request: Request | Fault, name: string, desk: Desk, region: string): Promise<CallEnding> {
  const operation = name === '' ? 'unknown' : name;
  const answered = request instanceof Fault ? request : await request.operation({ desk, body: request.body, region });
  if (answered instanceof Fault) {
    return { reply: faultReply(answered), problem: answered.problem, operation, ...countsOf(undefined) };
  }
  const { output, taken } = answered;
  return { reply: jsonReply(200, output), problem: taken?.refused[0] ?? null, operation, ...countsOf(taken) };
}
