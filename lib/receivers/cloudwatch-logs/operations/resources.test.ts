import { describe, expect, it } from 'vitest';
import { clientWithStream, TestClient } from './client.fixture.ts';

const now = 1_795_336_878_929;
const DAY = 86_400_000;
const arn = 'arn:aws:logs:ca-central-1:000000000000:log-group:cruddur';

async function otlpRecord(client: TestClient): Promise<void> {
  await client.desk.file([
    {
      signal: 'log',
      log: {
        traceId: null, spanId: null, time: 5_000_000n, observedTime: null, severityNumber: 0, severityText: '',
        body: { type: 'string', value: 'hello' }, eventName: '', attributes: {}, group: '/otlp/shop', stream: 'logger',
        resource: { attributes: {}, schemaUrl: '' }, scope: { name: 'logger', version: '', attributes: {}, schemaUrl: '' },
      },
    },
  ]); // prettier-ignore
}

describe('a log group', () => {
  it('is described from the moment it is created, and listed by name', async () => {
    const client = new TestClient();
    await client.done('CreateLogGroup', { logGroupName: 'cruddur', tags: { team: 'a' } });
    await client.done('CreateLogGroup', { logGroupName: '/aws/x' });
    expect((await client.done('DescribeLogGroups', {})).logGroups).toEqual([
      expect.objectContaining({ logGroupName: '/aws/x' }),
      {
        logGroupName: 'cruddur',
        creationTime: now,
        logGroupClass: 'STANDARD',
        metricFilterCount: 0,
        arn: `${arn}:*`,
        logGroupArn: arn,
        storedBytes: 0,
      },
    ]);
  });

  it('is there once', async () => {
    const client = await clientWithStream();
    const { status, output } = await client.send('CreateLogGroup', { logGroupName: 'cruddur' });
    expect([status, output.__type, output.message]).toEqual([
      400,
      'ResourceAlreadyExistsException',
      'The specified log group already exists',
    ]);
  });

  it.each([
    ['', 'length greater than or equal to 1'],
    ['a b', 'regular expression pattern'],
    ['x'.repeat(513), 'less than or equal to 512'],
    ['aws/x', 'reserved'],
    [undefined, 'Value null at'],
  ])('cannot be named %s', async (logGroupName, said) => {
    const { output } = await new TestClient().send('CreateLogGroup', { logGroupName });
    expect([output.__type, output.message]).toEqual(['InvalidParameterException', expect.stringContaining(said)]);
  });

  it('is found by prefix, by pattern or by ARN, in pages', async () => {
    const client = new TestClient();
    for (const name of ['a1', 'a2', 'b1']) await client.done('CreateLogGroup', { logGroupName: name });
    const names = async (input: object): Promise<string[]> =>
      ((await client.done('DescribeLogGroups', input)).logGroups as unknown as { logGroupName: string }[]).map(
        (group) => group.logGroupName,
      );
    expect(await names({ logGroupNamePrefix: 'a' })).toEqual(['a1', 'a2']);
    expect(await names({ logGroupNamePattern: '1' })).toEqual(['a1', 'b1']);
    expect(await names({ logGroupIdentifiers: ['a2'] })).toEqual(['a2']);
    const { nextToken } = await client.done('DescribeLogGroups', { limit: 2 });
    expect(await names({ limit: 2, nextToken })).toEqual(['b1']);
    expect((await client.send('DescribeLogGroups', { nextToken: 'made up' })).status).toBe(400);
  });

  it('goes with its streams and events', async () => {
    const client = await clientWithStream();
    await client.done('PutLogEvents', {
      logGroupName: 'cruddur',
      logStreamName: 'web',
      logEvents: [{ timestamp: now, message: 'x' }],
    });
    await client.done('DeleteLogGroup', { logGroupName: 'cruddur' });
    expect([client.desk.stored, (await client.done('DescribeLogGroups', {})).logGroups]).toEqual([[], []]);
    await client.done('CreateLogGroup', { logGroupName: 'cruddur' });
    expect((await client.done('DescribeLogStreams', { logGroupName: 'cruddur' })).logStreams).toEqual([]);
  });

  it('that records came for by OTLP is one like any other', async () => {
    const client = new TestClient();
    await otlpRecord(client);
    expect((await client.done('DescribeLogGroups', {})).logGroups).toMatchObject([
      { logGroupName: '/otlp/shop', creationTime: 5 },
    ]);
    expect((await client.done('DescribeLogStreams', { logGroupName: '/otlp/shop' })).logStreams).toMatchObject([
      { logStreamName: 'logger', lastEventTimestamp: 5 },
    ]);
    const { events } = await client.done('FilterLogEvents', {
      logGroupName: '/otlp/shop',
      filterPattern: '{ $.body = hello }',
    });
    expect(events).toHaveLength(1);
    await client.done('PutRetentionPolicy', { logGroupName: '/otlp/shop', retentionInDays: 3653 });
  });
});

describe('a retention', () => {
  it('is shown, removes what is older, and hides what expires later', async () => {
    const client = await clientWithStream();
    const put = (timestamp: number): Promise<unknown> =>
      client.done('PutLogEvents', {
        logGroupName: 'cruddur',
        logStreamName: 'web',
        logEvents: [{ timestamp, message: String(timestamp) }],
      });
    for (const days of [3, 2, 0]) await put(now - days * DAY);
    await client.done('PutRetentionPolicy', { logGroupName: 'cruddur', retentionInDays: 3 });
    expect(client.desk.stored).toHaveLength(3);
    client.desk.clock = now + DAY + 1;
    expect((await client.done('FilterLogEvents', { logGroupName: 'cruddur' })).events).toMatchObject([
      { timestamp: now },
    ]);
    expect(client.desk.stored).toHaveLength(3);
    expect((await client.done('DescribeLogGroups', {})).logGroups).toMatchObject([{ retentionInDays: 3 }]);
    expect(client.desk.stored).toHaveLength(1);
    await client.done('DeleteRetentionPolicy', { logGroupName: 'cruddur' });
    expect((await client.done('DescribeLogGroups', {})).logGroups).not.toHaveProperty('0.retentionInDays');
  });

  it('removes what is older the moment it is set', async () => {
    const client = await clientWithStream();
    const logEvents = [{ timestamp: now - 2 * DAY, message: 'old' }];
    await client.done('PutLogEvents', { logGroupName: 'cruddur', logStreamName: 'web', logEvents });
    await client.done('PutRetentionPolicy', { logGroupName: 'cruddur', retentionInDays: 1 });
    expect(client.desk.stored).toEqual([]);
  });

  it('is one of the terms that the service has', async () => {
    const client = await clientWithStream();
    const { output } = await client.send('PutRetentionPolicy', { logGroupName: 'cruddur', retentionInDays: 2 });
    expect(output.message).toContain(
      "Value '2' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [1, 3, 5",
    );
  });
});

describe('a log stream', () => {
  it('is listed as soon as it is created, which a logger that waits for it needs', async () => {
    const client = await clientWithStream();
    const { logStreams } = await client.done('DescribeLogStreams', {
      logGroupName: 'cruddur',
      logStreamNamePrefix: 'web',
    });
    expect(logStreams).toEqual([
      {
        logStreamName: 'web',
        creationTime: now,
        uploadSequenceToken: expect.any(String),
        arn: `${arn}:log-stream:web`,
        storedBytes: 0,
      },
    ]);
  });

  it('is ordered by its last event where that is asked, and not together with a prefix', async () => {
    const client = await clientWithStream();
    await client.done('CreateLogStream', { logGroupName: 'cruddur', logStreamName: 'a' });
    await client.done('PutLogEvents', {
      logGroupName: 'cruddur',
      logStreamName: 'a',
      logEvents: [{ timestamp: now, message: 'x' }],
    });
    const ask = { logGroupName: 'cruddur', orderBy: 'LastEventTime' };
    const { logStreams } = await client.done('DescribeLogStreams', { ...ask, descending: true });
    expect(logStreams).toMatchObject([
      { logStreamName: 'a', lastEventTimestamp: now, lastIngestionTime: now },
      { logStreamName: 'web' },
    ]);
    const { output } = await client.send('DescribeLogStreams', { ...ask, logStreamNamePrefix: 'a' });
    expect(output.message).toBe('Cannot order by LastEventTime with a logStreamNamePrefix.');
  });

  it('is created once, in a group that is there, and goes with its events', async () => {
    const client = await clientWithStream();
    const stream = { logGroupName: 'cruddur', logStreamName: 'web' };
    expect((await client.send('CreateLogStream', stream)).output.__type).toBe('ResourceAlreadyExistsException');
    expect((await client.send('CreateLogStream', { ...stream, logGroupName: 'none' })).output.__type).toBe(
      'ResourceNotFoundException',
    );
    expect((await client.send('CreateLogStream', { ...stream, logStreamName: 'a:b' })).output.__type).toBe(
      'InvalidParameterException',
    );
    await client.done('PutLogEvents', { ...stream, logEvents: [{ timestamp: now, message: 'x' }] });
    await client.done('DeleteLogStream', stream);
    expect([client.desk.stored, (await client.send('DeleteLogStream', stream)).output.__type]).toEqual([
      [],
      'ResourceNotFoundException',
    ]);
  });
});

describe('tags', () => {
  it('are put on a group, taken away and listed, by name or ARN', async () => {
    const client = await clientWithStream();
    await client.done('TagResource', { resourceArn: arn, tags: { a: '1', b: '2' } });
    await client.done('TagLogGroup', { logGroupName: 'cruddur', tags: { c: '3' } });
    await client.done('UntagResource', { resourceArn: arn, tagKeys: ['a'] });
    await client.done('UntagLogGroup', { logGroupName: 'cruddur', tags: ['c'] });
    expect(await client.done('ListTagsForResource', { resourceArn: arn })).toEqual({ tags: { b: '2' } });
    expect(await client.done('ListTagsLogGroup', { logGroupName: 'cruddur' })).toEqual({ tags: { b: '2' } });
  });
});
