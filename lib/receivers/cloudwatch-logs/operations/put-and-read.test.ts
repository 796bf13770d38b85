import { describe, expect, it } from 'vitest';
import { clientWithStream, type TestClient } from './client.fixture.ts';

/** Text without a period, so that no state of a search comes again. */
const unlike = (length: number): string => {
  let state = 1;
  return Array.from({ length }, () => ((state = (state * 48_271) % 2_147_483_647) & 64 ? 'a' : 'b')).join('');
};

const where = { logGroupName: 'cruddur', logStreamName: 'web' };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = 1_795_336_878_929;

const put = (client: TestClient, logEvents: unknown): ReturnType<TestClient['send']> =>
  client.send('PutLogEvents', { ...where, logEvents });

const events = (count: number, from = now): { timestamp: number; message: string }[] =>
  Array.from({ length: count }, (_, index) => ({ timestamp: from + index, message: `line ${index}` }));

const at = (timestamp: number): object => ({ timestamp, message: 'x' });

interface Page {
  events: { message: string; timestamp: number; ingestionTime: number; eventId?: string }[];
  nextForwardToken: string;
  nextBackwardToken: string;
  nextToken?: string;
}
const get = async (client: TestClient, more: object = {}): Promise<Page> =>
  (await client.done('GetLogEvents', { ...where, ...more })) as unknown as Page;
const filter = async (client: TestClient, more: object = {}): Promise<Page> =>
  (await client.done('FilterLogEvents', { logGroupName: 'cruddur', ...more })) as unknown as Page;
const messages = (page: Page): string[] => page.events.map(({ message }) => message);

describe('PutLogEvents', () => {
  it('files each line whole, in its group and stream, with the trace it names', async () => {
    const client = await clientWithStream();
    const message = '{"level":"info","trace_id":"5b8efff798038103d269b633813fc60c","é":"\\u0000"}';
    const answered = await put(client, [{ timestamp: now, message }]);
    expect(answered).toMatchObject({ status: 200, accepted: 1, refused: 0, problem: null });
    expect(answered.output).not.toHaveProperty('rejectedLogEventsInfo');
    expect(client.desk.stored).toMatchObject([
      {
        signal: 'log',
        log: {
          group: 'cruddur',
          stream: 'web',
          traceId: '5b8efff798038103d269b633813fc60c',
          time: BigInt(now) * 1_000_000n,
          body: { type: 'string', value: message },
        },
      },
    ]);
    expect((await get(client)).events).toEqual([{ timestamp: now, message, ingestionTime: now }]);
  });

  it('leaves out alone what is too old, expired or too new, and says which', async () => {
    const client = await clientWithStream();
    const old = await put(client, [at(now - 14 * DAY - 1), at(now - 14 * DAY)]);
    expect([old.output.rejectedLogEventsInfo, old.accepted, old.problem]).toEqual([
      { tooOldLogEventEndIndex: 1 },
      1,
      'logs/event-too-old',
    ]);
    const young = await put(client, [at(now), at(now + 2 * HOUR), at(now + 2 * HOUR + 1)]);
    expect([young.output.rejectedLogEventsInfo, young.refused]).toEqual([{ tooNewLogEventStartIndex: 2 }, 1]);
    await client.done('PutRetentionPolicy', { logGroupName: 'cruddur', retentionInDays: 1 });
    const expired = await put(client, [at(now - DAY - 1), at(now - 1)]);
    expect([expired.output.rejectedLogEventsInfo, expired.accepted]).toEqual([{ expiredLogEventEndIndex: 1 }, 1]);
    expect(client.desk.refused.map(({ code }) => code)).toEqual([
      'logs/event-too-old',
      'logs/event-too-new',
      'logs/event-expired',
    ]);
  });

  it.each([
    [
      'two events out of order',
      [
        { timestamp: 2, message: 'a' },
        { timestamp: 1, message: 'b' },
      ],
      'chronological order',
    ],
    [
      'more than a day',
      [
        { timestamp: now - DAY - 1, message: 'a' },
        { timestamp: now, message: 'b' },
      ],
      'span more than 24 hours',
    ],
    ['more than 10,000 events', events(10_001), 'less than or equal to 10000'],
    ['more than a megabyte', [{ timestamp: now, message: 'é'.repeat(524_276) }], 'Upload too large: 1048578 bytes'],
    ['no events', [], 'greater than or equal to 1'],
    ['an empty message', [{ timestamp: now, message: '' }], "at 'logEvents.1.member.message'"],
    ['an event without a time', [{ message: 'a' }], "at 'logEvents.1.member.timestamp'"],
    ['a negative time', [{ timestamp: -5, message: 'a' }], 'greater than or equal to 0'],
    ['nothing', undefined, 'Member must not be null'],
  ])('refuses a batch of %s whole', async (_, logEvents, said) => {
    const client = await clientWithStream();
    const { status, output, accepted } = await put(client, logEvents);
    expect([status, output.__type, accepted]).toEqual([400, 'InvalidParameterException', 0]);
    expect(output.message).toContain(said);
    expect(client.desk.stored).toEqual([]);
  });

  it('takes a batch that is exactly as large as it may be', async () => {
    const client = await clientWithStream();
    expect((await put(client, [{ timestamp: now, message: 'é'.repeat(524_275) }])).accepted).toBe(1);
    expect((await put(client, events(10_000))).accepted).toBe(10_000);
  });

  it.each([[[7]], [[{ timestamp: 'now', message: 'a' }]], [[{ timestamp: now, message: { a: 1 } }]], ['text'], [{}]])(
    'calls %j unreadable',
    async (logEvents) => {
      const client = await clientWithStream();
      expect((await put(client, logEvents)).output.__type).toBe('SerializationException');
    },
  );

  it.each([
    [{ logGroupName: 'none', logStreamName: 'web' }, 'The specified log group does not exist.'],
    [{ logGroupName: 'cruddur', logStreamName: 'none' }, 'The specified log stream does not exist.'],
  ])('finds nothing at %j', async (place, message) => {
    const client = await clientWithStream();
    const { status, output } = await client.send('PutLogEvents', { ...place, logEvents: events(1) });
    expect([status, output]).toEqual([400, { __type: 'ResourceNotFoundException', message }]);
  });

  it('ignores sequence tokens, as the service does', async () => {
    const client = await clientWithStream();
    const { status } = await client.send('PutLogEvents', { ...where, sequenceToken: 'old', logEvents: events(1) });
    expect(status).toBe(200);
  });
});

describe('GetLogEvents', () => {
  it('gives the last events, oldest first, and with startFromHead the first', async () => {
    const client = await clientWithStream();
    await put(client, events(10));
    expect(messages(await get(client, { limit: 3 }))).toEqual(['line 7', 'line 8', 'line 9']);
    expect(messages(await get(client, { limit: 3, startFromHead: true }))).toEqual(['line 0', 'line 1', 'line 2']);
  });

  it('walks the whole stream either way by its tokens, and ends with the token it was sent', async () => {
    const client = await clientWithStream();
    // One time for many events: the tokens must tell them apart.
    await put(
      client,
      events(25).map(({ message }, index) => ({ message, timestamp: now + Math.floor(index / 10) })),
    );
    for (const direction of ['nextForwardToken', 'nextBackwardToken'] as const) {
      const isForward = direction === 'nextForwardToken';
      let page = await get(client, { limit: 4, startFromHead: isForward });
      let all: string[] = [];
      for (let token = ''; page[direction] !== token; page = await get(client, { limit: 4, nextToken: token })) {
        all = isForward ? [...all, ...messages(page)] : [...messages(page), ...all];
        token = page[direction];
      }
      expect(all).toEqual(Array.from({ length: 25 }, (_, index) => `line ${index}`));
      expect(page.events).toEqual([]);
    }
  });

  it('goes on from an empty stream to what comes later', async () => {
    const client = await clientWithStream();
    const { nextForwardToken, events: none } = await get(client);
    expect(none).toEqual([]);
    await put(client, events(2));
    expect(messages(await get(client, { nextToken: nextForwardToken }))).toEqual(['line 0', 'line 1']);
  });

  it('includes its start and not its end', async () => {
    const client = await clientWithStream();
    await put(client, events(5));
    expect(messages(await get(client, { startTime: now + 1, endTime: now + 3 }))).toEqual(['line 1', 'line 2']);
  });

  it('gives no more than a megabyte at once', async () => {
    const client = await clientWithStream();
    for (let count = 0; count < 4; count += 1)
      await put(client, [{ timestamp: now + count, message: 'x'.repeat(400_000) }]);
    expect((await get(client, { startFromHead: true })).events).toHaveLength(2);
  });

  it.each(['f/1/s', 'x', 'b/99999999999999999999999999999999999999999999999999999999/s'])(
    'refuses the token %s',
    async (nextToken) => {
      const client = await clientWithStream();
      const { output } = await client.send('GetLogEvents', { ...where, nextToken });
      expect(output).toEqual({ __type: 'InvalidParameterException', message: 'The specified nextToken is invalid.' });
    },
  );
});

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
