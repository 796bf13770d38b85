import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import { awsError } from '../aws/aws-error.ts';
import { bearerOf, signedFor } from '../aws/bearer.ts';
import { requestHeaders } from '../aws/request-headers.ts';
import type { WrittenCall } from '../aws/sign-request.ts';
import { countsOf } from '../aws/taken.ts';
import { verifySignature, type AwsService } from '../aws/verify-signature.ts';
import type { Delivery } from '../delivery.ts';
import type { CallEnding, Desk } from '../desk.ts';
import type { Receipt, ReceiveContext, Receiver } from '../receiver.ts';
import { quoted } from '../otlp/printable.ts';
import { Fault, faultReply, jsonReply } from './fault.ts';
import { operationNamed, readRequest, SMALLER, type Request } from './read-request.ts';

/** Where the API is; its clients send every operation there, some of them with a slash at the end. */
export const LOGS_PATH = '/aws/logs';

const aws: AwsService = { service: 'logs', protocol: 'json-1.1' };

/** CloudWatch Logs: AWS JSON 1.1, signed with a key that Spanwalk handed out. */
export const cloudWatchLogs: Receiver = {
  id: 'cloudwatch-logs',
  label: 'CloudWatch Logs',
  brings: 'log',
  api: { service: aws.service, write: writeCall },
  smaller: SMALLER,
  headers: ['x-amz-target', ...requestHeaders],
  claims: (path) => path === LOGS_PATH || path.startsWith(`${LOGS_PATH}/`),
  recognises: (head) => head.headers['x-amz-target']?.startsWith('Logs_') === true || signedFor(head) === aws.service,
  receive,
  refuse: (_headers, { status, message }) =>
    awsError(aws.protocol, { type: refusalTypes[status] ?? 'ServiceUnavailableException', message, status }),
};

const refusalTypes: Record<number, string> = {
  403: 'AccessDeniedException',
  413: 'RequestEntityTooLargeException',
  429: 'ThrottlingException',
};

/** A call as an AWS SDK writes it: AWS JSON 1.1, the operation in a header. */
function writeCall(operation: string, input: unknown): WrittenCall {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `Logs_20140328.${operation}` };
  return { path: LOGS_PATH, headers, body: new TextEncoder().encode(JSON.stringify(input)) };
}

function receive(delivery: Delivery, context: ReceiveContext): Receipt {
  const name = operationNamed(delivery);
  const told = name === '' ? {} : { operation: name };
  const lost = lostOf(delivery, context);
  if (lost !== null) {
    const { status, type, problem } = lost;
    const reply = awsError(aws.protocol, { type, message: `${problem.message} ${problem.hint}`, status });
    return { kind: 'reply', reply, problem, ...told, ...bearerOf(delivery, context) };
  }
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

interface Lost {
  status: number;
  type: string;
  problem: TransportProblem;
}

function lostOf({ path, method }: Delivery, context: ReceiveContext): Lost | null {
  if (path.replace(/\/$/, '') !== LOGS_PATH) {
    const problem = wrongPath(context.shownPath(path), context.addresses.http ?? '');
    return { status: 404, type: 'UnknownOperationException', problem };
  }
  return method === 'POST' ? null : { status: 405, type: 'MethodNotAllowedException', problem: wrongMethod };
}

/** @param base the address of Spanwalk, without a slash at its end */
const wrongPath = (path: string, base: string): TransportProblem => ({
  code: 'transport/wrong-path',
  message: `CloudWatch Logs is at ${LOGS_PATH}, and nothing of it at ${quoted(path, 100)}.`,
  hint: `Set AWS_ENDPOINT_URL_CLOUDWATCH_LOGS=${base}${LOGS_PATH}, or the same as the client’s endpoint.`,
});

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
