import { describe, expect, it } from 'vitest';
import { clientWithStream } from './client.fixture.ts';
import { where, HOUR, DAY, now, put, events, at, get } from './events.fixture.ts';

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
