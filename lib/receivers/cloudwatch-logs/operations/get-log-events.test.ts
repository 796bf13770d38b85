import { describe, expect, it } from 'vitest';
import { clientWithStream } from './client.fixture.ts';
import { now, put, events, where, get, messages } from './events.fixture.ts';

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
