import { beforeEach, describe, expect, it } from 'vitest';
import type { LogLines, LogQueryResult } from '../../../telemetry/log-view.ts';
import type { WantedLines } from '../../log-reader.ts';
import { clientWithStream, type TestClient } from '../operations/client.fixture.ts';
import { logReader } from './log-reader.ts';

let client: TestClient;
const place = { logGroupName: 'cruddur', logStreamName: 'web' };

const put = (messages: readonly string[], stream = 'web'): Promise<unknown> => {
  const timestamp = client.desk.now() - 10_000;
  const logEvents = messages.map((message, nth) => ({ timestamp: timestamp + nth, message }));
  return client.done('PutLogEvents', { ...place, logStreamName: stream, logEvents });
};

const read = (wanted: Partial<WantedLines> = {}): Promise<LogLines> =>
  logReader.lines(client.desk, { group: 'cruddur', pattern: '', limit: 100, ...wanted });

const textsOf = ({ lines }: LogLines): unknown[] =>
  lines.map(({ log }) => log.body?.type === 'string' && log.body.value);

beforeEach(async () => {
  client = await clientWithStream();
  await put(['{"status":200}', 'GET 404', '{"status":500,"trace_id":"5b8efff798038103d269b633813fc60c"}']);
});

describe('the lines of a group, as a page reads them', () => {
  it('are the newest first, each with its level and its trace', async () => {
    const { lines, older, fault } = await read();
    expect(lines.map(({ log }) => log.traceId)).toEqual(['5b8efff798038103d269b633813fc60c', null, null]);
    expect([older, fault]).toEqual([null, null]);
  });

  it('are those that a filter pattern finds', async () => {
    expect(textsOf(await read({ pattern: '404' }))).toEqual(['GET 404']);
    expect(textsOf(await read({ pattern: '{ $.status < 300 }' }))).toEqual(['{"status":200}']);
  });

  it('are none where the pattern is wrong, which is told with its place', async () => {
    const { lines, fault } = await read({ pattern: '{ $.status & }' });
    expect(lines).toEqual([]);
    expect(fault).toMatchObject({ at: { from: expect.any(Number) }, hint: expect.any(String) });
  });

  it('are read page by page, each line once', async () => {
    const first = await read({ limit: 2 });
    const second = await read({ limit: 2, ...(first.older !== null && { older: first.older }) });
    expect([first.lines.length, second.lines.length, second.older]).toEqual([2, 1, null]);
    expect(new Set([...first.lines, ...second.lines].map(({ seq }) => seq)).size).toBe(3);
  });

  it('are those of one stream, or of a time', async () => {
    await client.done('CreateLogStream', { ...place, logStreamName: 'other' });
    await put(['elsewhere'], 'other');
    expect(textsOf(await read({ stream: 'other' }))).toEqual(['elsewhere']);
    expect(textsOf(await read({ from: client.desk.now() - 5000 }))).toEqual([]);
  });

  it('are none of what has expired, even before it is removed', async () => {
    await client.done('PutRetentionPolicy', { logGroupName: 'cruddur', retentionInDays: 1 });
    client.desk.clock += 2 * 86_400_000;
    expect(textsOf(await read())).toEqual([]);
  });

  it('are none of a group that is not there', async () => {
    expect(textsOf(await read({ group: 'nowhere' }))).toEqual([]);
  });
});

describe('the groups and streams, as a page lists them', () => {
  it('say how long they keep and what they hold, an empty one too', async () => {
    await client.done('CreateLogGroup', { logGroupName: 'empty' });
    await client.done('PutRetentionPolicy', { logGroupName: 'cruddur', retentionInDays: 7 });
    expect(await logReader.groups(client.desk)).toMatchObject([
      { name: 'cruddur', retentionInDays: 7, lines: 3, streams: 1, lastAt: client.desk.now() - 9998 },
      { name: 'empty', retentionInDays: null, lines: 0, bytes: 0, streams: 0, lastAt: null },
    ]);
  });

  it('list streams those first that were written to last', async () => {
    await client.done('CreateLogStream', { ...place, logStreamName: 'a-silent-one' });
    const streams = await logReader.streams(client.desk, 'cruddur');
    expect(streams).toMatchObject([{ name: 'web', lines: 3 }, { name: 'a-silent-one', lines: 0, firstAt: null }]); // prettier-ignore
  });
});

const run = (query: string): Promise<LogQueryResult> =>
  logReader.query(client.desk, { group: 'cruddur', query, from: 0, to: client.desk.now() });

describe('a query over a group', () => {
  it('gives rows by column, without what only a program reads', async () => {
    expect(await run('filter ispresent(status) | stats count(*) as lines by status | sort status asc')).toEqual({
      columns: ['status', 'lines'],
      rows: [
        { status: '200', lines: '1' },
        { status: '500', lines: '1' },
      ],
      scanned: 3,
      matched: 2,
      complete: true,
      fault: null,
    });
    expect((await run('fields @message')).columns).toEqual(['@message']);
  });

  it('that is wrong comes back with its place', async () => {
    const { fault, rows } = await run('stats banana');
    expect(rows).toEqual([]);
    expect(fault?.at).toMatchObject({ from: expect.any(Number), to: expect.any(Number) });
  });
});
