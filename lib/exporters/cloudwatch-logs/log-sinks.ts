import type { Environment, Problem } from '../../settings/settings.ts';
import { ownEndpoint, readEndpoint, type AwsService, type OwnAws } from '../aws/read-endpoint.ts';
import { labelOf } from '../destination.ts';
import type { LogSink } from '../log-sink.ts';
import { LogSender } from './log-sender.ts';
import { putTo } from './put-lines.ts';

/** The group as the course names it, and a stream named for the service: one for each process would be one for each start. */
const PLACE = { group: 'cruddur', stream: 'backend-next' } as const;

const OWN_PATH = '/aws/logs';

const cloudWatchLogs: AwsService = {
  name: 'Amazon CloudWatch Logs',
  brings: 'log lines',
  addressIn: 'AWS_ENDPOINT_URL_CLOUDWATCH_LOGS',
  code: 'destination/aws-logs',
};

/** A student watches the lines arrive. */
const OWN_WAIT_MS = 200;
/** Calls to the service cost quota, and nobody stands beside it. */
const VENDOR_WAIT_MS = 5000;

const tell = (words: string): void => void process.stderr.write(`Log lines: ${words}\n`);

function ownSink(own: OwnAws): LogSink {
  const at = ownEndpoint(own, OWN_PATH);
  const put = putTo({ ...PLACE, ...at });
  return new LogSender({ id: 'own-logs', label: labelOf(at.endpoint), put, waitMs: OWN_WAIT_MS, tell });
}

/**
 * Who gets the practice backend's log lines: Spanwalk's own receiver always, and CloudWatch Logs where the environment
 * holds a key and a region. An address that leads back to Spanwalk adds nothing.
 */
export function logSinks(env: Environment, own: OwnAws): { sinks: LogSink[]; problems: Problem[] } {
  const sinks = [ownSink(own)];
  const { found, problems } = readEndpoint(env, cloudWatchLogs, own);
  if (found !== null) {
    const put = putTo({ ...PLACE, ...found.at });
    sinks.push(new LogSender({ id: 'aws-logs', label: found.label, put, waitMs: VENDOR_WAIT_MS, tell }));
  }
  return { sinks, problems };
}
