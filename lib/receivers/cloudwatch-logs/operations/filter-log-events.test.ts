import { describe, expect, it } from 'vitest';
import { clientWithStream, type TestClient } from './client.fixture.ts';
import { unlike, now, put, events, filter, messages } from './events.fixture.ts';

const twoStreams = async (): Promise<TestClient> => {
  const client = await clientWithStream();
  await client.done('CreateLogStream', { logGroupName: 'cruddur', logStreamName: 'jobs' });
  await put(client, events(4));
  await client.done('PutLogEvents', {
    logGroupName: 'cruddur',
    logStreamName: 'jobs',
    logEvents: [{ timestamp: now + 1, message: '{"level":"error","took":12}' }],
  });
  return client;
};

describe('FilterLogEvents', () => {
  it('gives events of every stream in order of time, each with an id and its stream', async () => {
    const page = await filter(await twoStreams());
    expect(messages(page)).toEqual(['line 0', 'line 1', '{"level":"error","took":12}', 'line 2', 'line 3']);
    expect(page.events[2]).toMatchObject({ logStreamName: 'jobs', eventId: expect.stringMatching(/^\d{56}$/) });
    expect(new Set(page.events.map(({ eventId }) => eventId)).size).toBe(5);
  });

  it('gives as many in one answer as there are, however the store is asked for them', async () => {
    const client = await clientWithStream();
    await put(client, events(300));
    expect(messages(await filter(client))).toEqual(events(300).map(({ message }) => message));
  });

  it('finds by pattern, by stream, by prefix and by time, whose end is included', async () => {
    const client = await twoStreams();
    expect(messages(await filter(client, { filterPattern: '{ $.took > 10 }' }))).toHaveLength(1);
    expect(messages(await filter(client, { logStreamNames: ['web'], filterPattern: '-2' }))).toHaveLength(3);
    expect(messages(await filter(client, { logStreamNamePrefix: 'j' }))).toHaveLength(1);
    expect(messages(await filter(client, { logStreamNamePrefix: 'q' }))).toEqual([]);
    expect(messages(await filter(client, { startTime: now + 2, endTime: now + 3 }))).toEqual(['line 2', 'line 3']);
    expect(messages(await filter(client, { startFromHead: false, limit: 1 }))).toEqual(['line 3']);
    const arn = 'arn:aws:logs:ca-central-1:000000000000:log-group:cruddur';
    expect((await client.send('FilterLogEvents', { logGroupIdentifier: arn })).status).toBe(200);
  });

  it('goes on by its token until there is none', async () => {
    const client = await clientWithStream();
    await put(client, events(95));
    const found: string[] = [];
    let token: string | undefined;
    do {
      const page = await filter(client, {
        limit: 10,
        filterPattern: 'line -9',
        ...(token ? { nextToken: token } : {}),
      });
      found.push(...messages(page));
      token = page.nextToken;
    } while (token !== undefined);
    expect(found).toEqual(
      events(95)
        .map(({ message }) => message)
        .filter((message) => !message.includes('9')),
    );
  });

  it('tells where a pattern is wrong', async () => {
    const client = await clientWithStream();
    const { output, problem } = await client.send('FilterLogEvents', {
      logGroupName: 'cruddur',
      filterPattern: '{ $.a }',
    });
    expect(output).toEqual({
      __type: 'InvalidParameterException',
      message: 'Invalid filter pattern: an operator is missing (at character 7)',
    });
    expect(problem).toBe('logs/invalid-parameter');
  });

  it('comes back with a token rather than look through everything in one call', async () => {
    const client = await clientWithStream();
    for (let count = 0; count < 25; count += 1)
      await put(client, [{ timestamp: now + count, message: 'x'.repeat(1_000_000) }]);
    const page = await filter(client, { filterPattern: '{ $.nothing = 1 }' });
    expect([page.events, typeof page.nextToken]).toEqual([[], 'string']);
  });

  it('refuses a pattern that costs too much on one event', async () => {
    const client = await clientWithStream();
    await put(client, [{ timestamp: now, message: unlike(500_000) }]);
    const { output } = await client.send('FilterLogEvents', {
      logGroupName: 'cruddur',
      filterPattern: `%[ab]*a${'[ab]'.repeat(200)}c%`,
    });
    expect(output.message).toContain('costs too much');
  });
});
