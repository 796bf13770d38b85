import type { Environment, Problem } from '../../settings/settings.ts';
import { labelOf, sameServer } from '../destination.ts';
import type { LogSink } from '../log-sink.ts';
import { LogSender } from './log-sender.ts';
import { putTo, type LogsEndpoint } from './put-lines.ts';

/** Spanwalk's own receiver of log lines, and the key that it handed the practice backend. */
export interface OwnLogs {
  /** Any address of the receiver; its path does not count. */
  url: URL;
  aws: { accessKeyId: string; secretAccessKey: string };
  alsoAt?: readonly URL[];
}

/** The group as the course names it, and a stream named for the service: one for each process would be one for each start. */
const PLACE = { group: 'cruddur', stream: 'backend-next' } as const;

const OWN_PATH = '/aws/logs';
const OWN_REGION = 'us-east-1';

/** A student watches the lines arrive. */
const OWN_WAIT_MS = 200;
/** Calls to the service cost quota, and nobody stands beside it. */
const VENDOR_WAIT_MS = 5000;

const textIn = (env: Environment, ...names: string[]): string =>
  names.map((name) => env[name]?.trim() ?? '').find((text) => text !== '') ?? '';

const problem = (name: string, message: string, hint: string): Problem => ({
  code: 'destination/aws-logs',
  message,
  hint,
  at: [name],
});

/** What an environment says of CloudWatch Logs, in the variables that every client of AWS reads; null where it has no key. */
function readEndpoint(env: Environment): LogsEndpoint | Problem | null {
  const accessKeyId = textIn(env, 'AWS_ACCESS_KEY_ID');
  const secretAccessKey = textIn(env, 'AWS_SECRET_ACCESS_KEY');
  if (accessKeyId === '' || secretAccessKey === '') return null;
  const region = textIn(env, 'AWS_REGION', 'AWS_DEFAULT_REGION');
  if (region === '') {
    const message = 'There are AWS credentials, and no region to send log lines to.';
    return problem('AWS_REGION', message, 'Set AWS_REGION, for instance to ca-central-1, in the shell that starts Spanwalk.'); // prettier-ignore
  }
  const address = textIn(env, 'AWS_ENDPOINT_URL_CLOUDWATCH_LOGS', 'AWS_ENDPOINT_URL');
  if (address !== '' && !URL.canParse(address)) {
    const name = 'AWS_ENDPOINT_URL_CLOUDWATCH_LOGS';
    return problem(name, `${name} is no address.`, 'Unset it to send to AWS itself.');
  }
  const sessionToken = textIn(env, 'AWS_SESSION_TOKEN');
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  return { ...PLACE, region, credentials, ...(address && { endpoint: new URL(address) }) };
}

const tell = (words: string): void => void process.stderr.write(`Log lines: ${words}\n`);

function ownSink({ url, aws }: OwnLogs): LogSink {
  const endpoint = new URL(OWN_PATH, url);
  const put = putTo({ ...PLACE, endpoint, region: OWN_REGION, credentials: aws });
  return new LogSender({ id: 'own-logs', label: labelOf(endpoint), put, waitMs: OWN_WAIT_MS, tell });
}

/**
 * Who gets the practice backend's log lines: Spanwalk's own receiver always, and CloudWatch Logs where the environment
 * holds a key and a region. An address that leads back to Spanwalk adds nothing.
 */
export function logSinks(env: Environment, own: OwnLogs): { sinks: LogSink[]; problems: Problem[] } {
  const sinks = [ownSink(own)];
  const read = readEndpoint(env);
  if (read === null) return { sinks, problems: [] };
  if ('code' in read) return { sinks, problems: [read] };
  const { endpoint, region } = read;
  const isOurs = [own.url, ...(own.alsoAt ?? [])].some((door) => endpoint !== undefined && sameServer(door, endpoint));
  if (isOurs) return { sinks, problems: [] };
  const label = endpoint === undefined ? `Amazon CloudWatch Logs, ${region}` : labelOf(endpoint);
  const options = { id: 'aws-logs', label, put: putTo(read), waitMs: VENDOR_WAIT_MS, tell };
  return { sinks: [...sinks, new LogSender(options)], problems: [] };
}
