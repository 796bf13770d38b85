import { printable, quoted } from '../otlp/printable.ts';
import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import { awsError } from '../aws/aws-error.ts';
import type { Delivery, Reply } from '../delivery.ts';
import type { Receipt } from '../receiver.ts';
import { operations } from './api/operations.ts';

/** An error that is not the caller's, in the form of rest-json. */
export const refusal = (status: number, message: string): Reply =>
  awsError('rest-json', { type: refusalTypes[status] ?? 'ServiceUnavailableException', message, status });

const refusalTypes: Record<number, string> = {
  403: 'AccessDeniedException',
  413: 'RequestEntityTooLargeException',
  429: 'ThrottledException',
};

/** A body that cannot be read. */
export function unreadable(status: number, { message, hint }: TransportProblem): Reply {
  const type = status === 413 ? 'RequestEntityTooLargeException' : 'SerializationException';
  return awsError('rest-json', { type, message: `${message} ${hint}`, status });
}

type Answered = Extract<Receipt, { kind: 'reply' }>;

/** A request for no operation. @param prefix what stands before the operations' paths at this door */
export function lostAt({ path, method }: Pick<Delivery, 'path' | 'method'>, prefix: string): Answered {
  const isPost = method === 'POST';
  const problem = isPost ? wrongPath(path, prefix) : wrongMethod(prefix);
  const status = isPost ? 404 : 405;
  const type = isPost ? 'UnknownOperationException' : 'MethodNotAllowedException';
  const reply = awsError('rest-json', { type, message: `${problem.message} ${problem.hint}`, status });
  return { kind: 'reply', reply, problem };
}

/** A request of the API to an endpoint that is not the API's. @param endpoint what the client has to be set to */
export function notHere(path: string, endpoint: string): Answered {
  const problem: TransportProblem = {
    code: 'transport/wrong-path',
    message: `X-Ray is not at ${quoted(path, 100)}: its endpoint has a path of its own.`,
    hint: `Set AWS_ENDPOINT_URL_XRAY=${endpoint}, or the same as the client’s endpoint.`,
  };
  const message = `${problem.message} ${problem.hint}`;
  return {
    kind: 'reply',
    reply: awsError('rest-json', { type: 'UnknownOperationException', message, status: 404 }),
    problem,
  };
}

const wrongPath = (path: string, prefix: string): TransportProblem => ({
  code: 'transport/wrong-path',
  message: `There is no operation at ${printable(path, 100)}.`,
  hint: `Each has a path of its own: ${operations.map((each) => `${prefix}${each.path}`).join(', ')}.`,
});

const wrongMethod = (prefix: string): TransportProblem => ({
  code: 'transport/wrong-method',
  message: 'Every operation is a POST.',
  hint:
    prefix === ''
      ? 'This is the daemon\u2019s port: tracers send segments to it as datagrams, and a browser has nothing to see here.'
      : 'The address is right: use an AWS SDK or \u201caws xray get-trace-summaries\u201d; a browser has nothing to see here.',
});
