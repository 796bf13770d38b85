import { createSocket } from 'node:dgram';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openXRayRoom, type XRayRoom } from './xray-room.ts';

let room: XRayRoom;
beforeAll(async () => {
  room = await openXRayRoom();
});
afterAll(() => room.close());

const HEADER = '{"format":"json","version":1}\n';
const document = {
  id: '1111111111111111',
  trace_id: '1-5f000000-000000000000000000000001',
  name: 'backend',
  start_time: 1_700_000_000,
  end_time: 1_700_000_001,
};

async function send(datagrams: readonly (string | Uint8Array)[]): Promise<void> {
  const socket = createSocket('udp4');
  for (const datagram of datagrams) {
    await new Promise<void>((resolve, reject) =>
      socket.send(datagram, room.udp.port, '127.0.0.1', (error) => (error ? reject(error) : resolve())),
    );
  }
  socket.close();
}

const post = (path: string, body: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
  fetch(`http://127.0.0.1:${room.udp.port}${path}`, { method: 'POST', body });

const deep = (levels: number): string => `${'{"a":['.repeat(levels)}${']}'.repeat(levels)}`;

describe('what no X-Ray SDK would send', () => {
  it('as datagrams is counted with a reason, and the next good one is taken', async () => {
    await send([
      '',
      'GET / HTTP/1.1',
      new Uint8Array([0x16, 0x03, 0x01, 0xff]),
      `${HEADER}${deep(4000)}`,
      `${HEADER}[]`,
      `${HEADER}{"__proto__":{"id":"1"}}`,
      `${HEADER}${JSON.stringify({ ...document, subsegments: [null] })}`,
      `${HEADER}${JSON.stringify(document)}`,
    ]);
    const ledger = async (): Promise<object> => (await room.engine.signalLedger('local')).segment;
    await expect
      .poll(ledger, { timeout: 15_000 })
      .toEqual({ received: 8, inFlight: 0, stored: 1, refused: 7, pruned: 0 });
    const arrivals = await room.engine.arrivals('local', { limit: 50 });
    const reasons = arrivals.filter(({ door }) => door === 'daemon-udp').map(({ problem }) => problem?.code ?? 'none');
    expect(reasons[0]).toBe('datagram/empty');
  });

  it.each([
    ['an unfinished object', '{', 400],
    ['a list', '[]', 400],
    ['nothing at all', '', 400],
    ['numbers for documents', '{"TraceSegmentDocuments":[1,2]}', 400],
    ['depth without end', `{"TraceSegmentDocuments":${deep(50_000)}}`, 400],
    ['a million values', `{"TraceSegmentDocuments":[${'"",'.repeat(1_100_000)}""]}`, 413],
    ['bytes of no text', new Uint8Array([0xff, 0xfe, 0x00]), 400],
  ])('over HTTP is answered: %s', async (_, body, status) => {
    const answer = await post('/TraceSegments', body);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/json']);
  });

  it('as an operation’s input is a validation error, and nothing changes', async () => {
    const inputs = ['{"SamplingRule":{"__proto__":{}}}', '{"SamplingRule":null}', '{"SamplingRule":{"RuleName":[[]]}}'];
    for (const input of inputs) expect((await post('/CreateSamplingRule', input)).status).toBe(400);
    const rules = (await (await post('/GetSamplingRules', '{}')).json()) as { SamplingRuleRecords: unknown[] };
    expect(rules.SamplingRuleRecords).toHaveLength(1);
  });

  it('as a filter is refused before it costs anything', async () => {
    const frame = { StartTime: 1_699_999_000, EndTime: 1_700_001_000 };
    for (const FilterExpression of ['('.repeat(4000), '!'.repeat(4000), 'ok '.repeat(2000), 'service("'.repeat(400)]) {
      const answer = await post('/TraceSummaries', JSON.stringify({ ...frame, FilterExpression }));
      expect(answer.status).toBe(400);
    }
    expect((await post('/TraceSummaries', JSON.stringify(frame))).status).toBe(200);
  });
});
