import { describe, expect, it } from 'vitest';
import { readRequest } from '../read-request.ts';
import { TestClient } from './client.fixture.ts';

describe('a request', () => {
  it('for an operation that is not answered says so, and which are', async () => {
    const { status, output, problem } = await new TestClient().send('PutMetricFilter', {});
    expect([status, output.__type, problem]).toEqual([400, 'UnknownOperationException', 'logs/unknown-operation']);
  });

  it('for Live Tail is answered honestly', async () => {
    const { output } = await new TestClient().send('StartLiveTail', { logGroupIdentifiers: ['x'] });
    expect(output.__type).toBe('InvalidOperationException');
  });

  it.each([
    '{',
    '[]',
    'null',
    '"x"',
    '\ud800',
    '{"logGroupName": 5}',
    '{"logGroupName": ["a"]}',
    '{"logGroupName": {"a": 1}}',
  ])('with the body %s cannot be read', async (body) => {
    expect((await new TestClient().send('CreateLogGroup', body)).output).toHaveProperty('__type');
  });

  it('whose gzip is damaged is told so in one sentence', async () => {
    const body = new TextEncoder().encode('no gzip');
    const headers = { 'x-amz-target': 'Logs_20140328.CreateLogGroup', 'content-encoding': 'gzip' };
    const read = readRequest({ door: 'app', method: 'POST', path: '/aws/logs', headers, body }, { bodyBytes: 1000 });
    expect(read).toMatchObject({ type: 'SerializationException', message: expect.stringMatching(/gzip.*[^.]\.$/) });
  });

  it('with a body that is huge or deep is refused, and leaves nothing behind', async () => {
    const client = new TestClient();
    expect((await client.send('CreateLogGroup', `{"x":"${'x'.repeat(9_000_000)}"}`)).status).toBe(413);
    expect((await client.send('CreateLogGroup', `{"x":[${'{},'.repeat(2_000_001)}{}]}`)).status).toBe(413);
    expect(
      (await client.send('CreateLogGroup', `{"logGroupName":${'['.repeat(500_000)}${']'.repeat(500_000)}}`)).status,
    ).toBe(400);
    expect((await client.send('CreateLogGroup', '{"__proto__":{"logGroupName":"x"}}')).status).toBe(400);
    expect(await client.desk.documents.list('log-groups')).toEqual([]);
  });

  it('with nothing in it is one with no members', async () =>
    expect((await new TestClient().send('DescribeLogGroups', '')).output).toEqual({ logGroups: [] }));
});
