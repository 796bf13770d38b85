import { createServer, type RequestListener } from 'node:http';
import { createServer as createRawServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { callService } from './call-service.ts';
import { guardedLookup } from './guarded-lookup.ts';
import { isLoopback, readTarget, type CallPolicy } from './target.ts';

const policy: CallPolicy = { hosts: ['lab.test', '10.0.0.7'], ownPorts: [3000], shared: false };

const read = (text: string, more: Partial<CallPolicy> = {}): string => {
  const target = readTarget(text, { ...policy, ...more });
  return 'problem' in target ? target.problem.code : `${target.ok.url.href}${target.ok.anyAddress ? ' anywhere' : ''}`;
};

describe('the address of one’s own service', () => {
  it.each([
    ['http://localhost:4567/api', 'http://localhost:4567/api'],
    ['localhost:4567/api', 'http://localhost:4567/api'],
    [' 127.0.0.1:4567 ', 'http://127.0.0.1:4567/'],
    ['http://2130706433:4567/', 'http://127.0.0.1:4567/'],
    ['http://0.0.0.0:4567/api', 'http://127.0.0.1:4567/api'],
    ['http://[::]:4567/', 'http://[::1]:4567/'],
    ['http://[::1]:4567/#part', 'http://[::1]:4567/'],
    ['http://lab.test/x', 'http://lab.test/x anywhere'],
    ['http://10.0.0.7:80/x', 'http://10.0.0.7/x anywhere'],
  ])('%s is read as %s', (text, url) => expect(read(text)).toBe(url));

  it.each([
    ['http://192.168.1.4/', 'own/not-loopback'],
    ['http://169.254.169.254/latest', 'own/not-loopback'],
    ['http://[fe80::1]/', 'own/not-loopback'],
    ['http://localhost:3000/api', 'own/spanwalk'],
    ['http://127.0.0.2:3000/', 'own/spanwalk'],
    ['http://localhost.:3000/', 'own/spanwalk'],
    ['http://a-name-for-this-machine.test:3000/', 'own/spanwalk'],
    ['file:///etc/passwd', 'own/url'],
    ['http://me:secret@localhost:4567/', 'own/url'],
    ['not an address', 'own/url'],
    ['', 'own/url'],
    [`http://localhost/${'x'.repeat(3000)}`, 'own/url'],
  ])('%s is refused as %s', (text, code) => expect(read(text)).toBe(code));

  it.each([
    ['127.0.0.1', true],
    ['127.255.0.9', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['::ffff:10.0.0.1', false],
    ['10.0.0.1', false],
    ['localhost', false],
  ])('%s is loopback: %s', (address, is) => expect(isLoopback(address)).toBe(is));
});

describe('the address of one’s own service, on a server that students share', () => {
  it.each([
    'http://localhost:4567/api',
    'http://127.0.0.1:8080/',
    'http://[::1]:5432/',
    'http://0.0.0.0:9200/',
    'http://a-name-for-this-machine.test:4567/',
    'http://192.168.1.4/',
  ])('%s is not called: it is the server, and not the student’s computer', (text) =>
    expect(read(text, { shared: true })).toBe('own/shared-server'),
  );

  it('is called where a setting names its host, this machine’s own included', () => {
    expect(read('http://lab.test/x', { shared: true })).toBe('http://lab.test/x anywhere');
    expect(read('http://localhost:4567/', { shared: true, hosts: ['localhost'] })).toContain('http://localhost:4567/');
  });
});

const looked = (addresses: string[]): Promise<string> =>
  new Promise((resolve) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    guardedLookup((_host, done) => done(null, found))('rebound.test', { all: true }, (error, answer) =>
      resolve(error ? error.message : JSON.stringify(answer)),
    );
  });

describe('a name', () => {
  it('is connected to at the very addresses that were judged', async () => {
    expect(await looked(['127.0.0.1', '::1'])).toContain('"address":"::1"');
  });

  it('is refused where one of its addresses is elsewhere', async () => {
    expect(await looked(['127.0.0.1', '10.0.0.1'])).toContain('rebound.test is not this machine');
  });
});

const servers: { close: (done: () => void) => unknown }[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise<void>((done) => server.close(done)))));

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const serve = (listener: RequestListener): Promise<number> => listening(createServer(listener));

function call(url: string, headers: Record<string, string> = {}, timeoutMs = 10_000) {
  const target = readTarget(url, { hosts: [], ownPorts: [], shared: false });
  if ('problem' in target) throw new Error(target.problem.message);
  return callService({ target: target.ok, method: 'GET', headers }, { timeoutMs, maxBytes: 1000 });
}

describe('calling one’s own service', () => {
  it('sends what it is told, and brings the answer', async () => {
    const port = await serve((request, response) => response.writeHead(201).end(request.headers['traceparent']));
    const called = await call(`http://localhost:${port}/`, { traceparent: '00-1-2-01' });
    expect(called).toMatchObject({ status: 201, body: '00-1-2-01', problem: null });
  });

  it('reads the beginning of an answer that does not end', async () => {
    const port = await serve((_request, response) => {
      const timer = setInterval(() => response.write('x'.repeat(400)), 1);
      response.on('close', () => clearInterval(timer));
    });
    const called = await call(`http://localhost:${port}/`);
    expect([called.status, called.body.length]).toEqual([200, 1000]);
  });

  it('shows a redirect and does not follow it', async () => {
    let calls = 0;
    const port = await serve((_request, response) => {
      calls += 1;
      response.writeHead(308, { location: 'http://169.254.169.254/' }).end();
    });
    const called = await call(`http://localhost:${port}/`);
    expect([called.status, called.problem?.code, calls]).toEqual([308, 'own/redirect', 1]);
  });

  it('gives up on a service that never answers', async () => {
    const port = await serve(() => {});
    expect((await call(`http://localhost:${port}/`, {}, 300)).problem?.code).toBe('own/no-answer');
  });

  it('does not wait for one that answers by changing the protocol', async () => {
    const answer = 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n';
    const port = await listening(createRawServer((socket) => void socket.once('data', () => socket.write(answer))));
    expect((await call(`http://127.0.0.1:${port}/`)).problem?.code).toBe('own/hung-up');
  });

  it('says that nothing listens there', async () => {
    const port = await serve(() => {});
    await Promise.all(servers.splice(0).map((server) => new Promise<void>((done) => server.close(done))));
    expect((await call(`http://127.0.0.1:${port}/`)).problem).toMatchObject({
      code: 'own/nobody-listens',
      message: `Nothing listens at 127.0.0.1:${port}.`,
    });
  });

  it('says that the other end hung up, or speaks no https', async () => {
    const port = await listening(createRawServer((socket) => void socket.once('data', () => socket.destroy())));
    expect((await call(`http://127.0.0.1:${port}/`)).problem?.code).toBe('own/hung-up');
    const plain = await serve((_request, response) => response.end('hello'));
    expect((await call(`https://127.0.0.1:${plain}/`)).problem?.code).toBe('own/no-tls');
  });
});
