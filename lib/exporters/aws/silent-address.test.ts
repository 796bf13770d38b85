import http, { type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { LogSender } from '../cloudwatch-logs/log-sender.ts';
import { putTo as putLinesTo } from '../cloudwatch-logs/put-lines.ts';
import { putTo as putSegmentsTo } from '../xray/put-segments.ts';

const TIMEOUT_MS = 400;
const credentials = { accessKeyId: 'nobody', secretAccessKey: 'nothing' };
let server: http.Server;

/** A server that does with its first request what is given, and answers every other; and what it answered. */
async function openAddress(first: RequestListener) {
  const answered: string[] = [];
  const answer: RequestListener = (request, response) => {
    request.setEncoding('utf8');
    let body = '';
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      answered.push(body);
      response.end('{}');
    });
  };
  server = http.createServer();
  server.once('request', (request, response) => {
    first(request, response);
    server.on('request', answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return { where: { endpoint, region: 'us-east-1', credentials }, answered };
}

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const silent: RequestListener = () => {};
const halfAnswered: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-length': '100' });
  response.write('{');
};

describe('an address of AWS that takes a request', () => {
  it.each([
    ['and never answers', silent],
    ['and stops in the middle of its answer', halfAnswered],
  ])('%s does not hold up the lines that follow', async (_how, first) => {
    const { where, answered } = await openAddress(first);
    const put = putLinesTo({ ...where, group: 'g', stream: 's' }, TIMEOUT_MS);
    const sender = new LogSender({ id: 'x', label: 'An address', put, waitMs: 5, firstPauseMs: 1 });
    sender.write({ timestamp: 1, message: 'first' });
    await sender.flush(20);
    sender.write({ timestamp: 2, message: 'second' });
    await expect.poll(() => sender.deliveries.sent, { timeout: 4000 }).toBe(2);
    expect(answered.map((body) => /first|second/.exec(body)?.[0])).toEqual(['first', 'second']);
    await sender.close(100);
  });

  it('and never answers is asked again with the segments', async () => {
    const { where, answered } = await openAddress(silent);
    expect(await putSegmentsTo(where, TIMEOUT_MS)(['{"id":"1"}'])).toEqual({ taken: 1, refused: [] });
    expect(answered).toHaveLength(1);
  });
});
