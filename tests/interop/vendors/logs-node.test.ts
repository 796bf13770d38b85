import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  InvalidParameterException,
  paginateFilterLogEvents,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  ResourceAlreadyExistsException,
  ResourceNotFoundException,
  UnrecognizedClientException,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import winston from 'winston';
import WinstonCloudWatch from 'winston-cloudwatch';
import { openLogsDoor, type LogsDoor } from './logs-door.ts';

let door: LogsDoor;
beforeAll(async () => {
  door = await openLogsDoor();
  Object.assign(process.env, door.variables);
});
afterAll(() => door.close());

const group = { logGroupName: 'cruddur' };
const stream = { ...group, logStreamName: 'web' };

describe('the SDK of AWS for JavaScript, told an endpoint by the environment alone', () => {
  it('creates, puts, reads back and describes', async () => {
    const client = new CloudWatchLogsClient();
    await client.send(new CreateLogGroupCommand(group));
    await client.send(new CreateLogStreamCommand(stream));
    const timestamp = Date.now();
    const message = '{"level":"info","trace_id":"5b8efff798038103d269b633813fc60c","text":"grüße 🚲"}';
    const put = await client.send(new PutLogEventsCommand({ ...stream, logEvents: [{ timestamp, message }] }));
    expect(put.rejectedLogEventsInfo).toBeUndefined();
    const { events } = await client.send(
      new FilterLogEventsCommand({ ...group, filterPattern: '{ $.level = "info" }' }),
    );
    expect(events).toMatchObject([{ message, timestamp, logStreamName: 'web' }]);
    expect((await door.logs('cruddur'))[0]?.traceId).toBe('5b8efff798038103d269b633813fc60c');
    await client.send(new PutRetentionPolicyCommand({ ...group, retentionInDays: 1 }));
    const { logGroups } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: 'cru' }));
    expect(logGroups).toMatchObject([{ ...group, retentionInDays: 1, arn: expect.stringContaining('ca-central-1') }]);
    const { logStreams } = await client.send(new DescribeLogStreamsCommand(group));
    expect(logStreams).toMatchObject([{ logStreamName: 'web', lastEventTimestamp: timestamp }]);
  });

  it('throws the errors of the service by their class', async () => {
    const client = new CloudWatchLogsClient();
    await expect(client.send(new CreateLogGroupCommand(group))).rejects.toBeInstanceOf(ResourceAlreadyExistsException);
    const nowhere = new CreateLogStreamCommand({ ...stream, logGroupName: 'none' });
    await expect(client.send(nowhere)).rejects.toBeInstanceOf(ResourceNotFoundException);
    const wrong = new FilterLogEventsCommand({ ...group, filterPattern: '{ $.a }' });
    await expect(client.send(wrong)).rejects.toBeInstanceOf(InvalidParameterException);
    const credentials = { accessKeyId: 'SWNOBODY', secretAccessKey: 'x' };
    const stranger = new CloudWatchLogsClient({ credentials });
    await expect(stranger.send(new CreateLogGroupCommand(group))).rejects.toMatchObject({
      name: UnrecognizedClientException.name,
    });
  });

  it('pages through what is more than one answer holds', async () => {
    const client = new CloudWatchLogsClient();
    await client.send(new CreateLogStreamCommand({ ...stream, logStreamName: 'many' }));
    const start = Date.now();
    const logEvents = Array.from({ length: 2500 }, (_, index) => ({
      timestamp: start + index,
      message: `line ${index}`,
    }));
    await client.send(new PutLogEventsCommand({ ...stream, logStreamName: 'many', logEvents }));
    const found: string[] = [];
    const pages = paginateFilterLogEvents({ client, pageSize: 1000 }, { ...group, logStreamNames: ['many'] });
    for await (const { events = [] } of pages) found.push(...events.map(({ message = '' }) => message));
    expect(found).toEqual(logEvents.map(({ message }) => message));
  });
});

describe('winston-cloudwatch', () => {
  it('makes its group and stream, and delivers every line', async () => {
    const transport = new WinstonCloudWatch({
      logGroupName: 'winston',
      logStreamName: 'backend',
      jsonMessage: true,
      retentionInDays: 7,
      uploadRate: 100,
    });
    const failures: unknown[] = [];
    transport.on('error', (error) => failures.push(error));
    const logger = winston.createLogger({ transports: [transport] });
    for (let count = 0; count < 50; count += 1) logger.info('Hello Cloudwatch!', { count });
    await new Promise<void>((resolve) => transport.kthxbye(() => resolve()));
    await expect.poll(() => door.messages('winston')).toHaveLength(50);
    expect(failures).toEqual([]);
    // This client's own sort exchanges lines of one millisecond, so which of them is first is not ours to say.
    const lines = await door.logs('winston');
    for (let value = 0; value < 50; value += 1) {
      const attributes = expect.objectContaining({ count: { type: 'int', value } });
      expect(lines).toContainEqual(expect.objectContaining({ severityNumber: 9, severityText: 'info', attributes }));
    }
    const groups = await new CloudWatchLogsClient().send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: 'winston' }),
    );
    expect(groups.logGroups?.[0]?.retentionInDays).toBe(7);
  });
});
