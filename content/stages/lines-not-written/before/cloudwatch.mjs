import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';

/** Prints why lines do not leave. Without this, nobody would ever know. */
const complain = ({ name, message }) => console.error(`CloudWatch Logs: ${name}: ${message}`);

const unlessThere = (error) => {
  if (error.name !== 'ResourceAlreadyExistsException') throw error;
};

// #region shown
/** Where a logger may write to: collects lines, and sends them every few seconds. */
export function toCloudWatch({ group, stream, everyMs }) {
  const client = new CloudWatchLogsClient();
  const place = { logGroupName: group, logStreamName: stream };
  let waiting = [];

  async function prepare() {
    await client.send(new CreateLogGroupCommand({ logGroupName: group })).catch(unlessThere);
    await client.send(new CreateLogStreamCommand(place)).catch(unlessThere);
  }

  const prepared = prepare().catch(complain);

  async function send() {
    await prepared;
    const logEvents = waiting;
    waiting = [];
    if (logEvents.length > 0) await client.send(new PutLogEventsCommand({ ...place, logEvents }));
  }

  setInterval(() => void send().catch(complain), everyMs).unref();
  process.once('SIGTERM', () => void send().finally(() => process.exit()));

  return { write: (line) => waiting.push({ timestamp: Date.now(), message: line.trimEnd() }) };
}
// #endregion
