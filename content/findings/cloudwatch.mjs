// Stands in for a logger's transport, so that the samples beside it can run.
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';

const unlessThere = (error) => {
  if (error.name !== 'ResourceAlreadyExistsException') throw error;
};

/** Where a logger may write to: collects lines, and sends them every so often. */
export function toCloudWatch({ group, stream, everyMs }) {
  const client = new CloudWatchLogsClient();
  const place = { logGroupName: group, logStreamName: stream };
  let waiting = [];

  async function prepare() {
    await client.send(new CreateLogGroupCommand({ logGroupName: group })).catch(unlessThere);
    await client.send(new CreateLogStreamCommand(place)).catch(unlessThere);
  }

  const prepared = prepare();

  async function send() {
    await prepared;
    const logEvents = waiting;
    waiting = [];
    if (logEvents.length > 0) await client.send(new PutLogEventsCommand({ ...place, logEvents }));
  }

  setInterval(() => void send(), everyMs).unref();
  return { write: (line) => waiting.push({ timestamp: Date.now(), message: line.trimEnd() }) };
}
