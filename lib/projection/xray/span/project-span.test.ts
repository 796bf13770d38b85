import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../receivers/xray/document/read-document.ts';
import type { Span } from '../../../telemetry/span.ts';
import { projectSpan } from './project-span.ts';
import { documentOf, fateOf, fields, nameOf, PARENT, span, type Plain, type Sketch } from './span.fixture.ts';

const http = (attributes: Record<string, Plain>, kind: Span['kind'] = 'server') =>
  documentOf({ kind, attributes })['http'];
const asked = (attributes: Record<string, Plain>) => http({ 'http.request.method': 'GET', ...attributes });
const atPort = (port: number) => http({ 'url.scheme': 'http', 'server.address': 'x', 'server.port': port });
const flags = (sketch: Sketch) => {
  const { error, fault, throttle } = documentOf(sketch);
  return Object.entries({ error, fault, throttle }).flatMap(([flag, up]) => (up === true ? [flag] : []));
};
const raised = (attributes: Record<string, Plain>, name = 'exception') => ({
  name,
  time: 1_795_339_000_300_000_000n,
  attributes: fields(attributes),
});

describe('a span as a segment document', () => {
  it('is a segment where it serves or has no parent, else a subsegment on its own', () => {
    expect(documentOf({ kind: 'server' })).not.toHaveProperty('type');
    expect(documentOf({ kind: 'internal', parentId: null })).not.toHaveProperty('type');
    expect(documentOf({ kind: 'internal' })).toMatchObject({ type: 'subsegment', parent_id: PARENT });
  });

  it('names its trace in three parts and its times in seconds', () => {
    expect(documentOf({})).toMatchObject({
      id: '53995c3f42cd8ad8',
      trace_id: '1-5759e988-bd862e3fe1be46a994272793',
      start_time: 1795339000.25,
      end_time: 1795339000.5,
    });
  });

  it.each<[string, Sketch]>([
    ['a server', {}],
    ['a call', { kind: 'client', attributes: { 'url.full': 'http://x/y', 'http.response.status_code': 503 } }],
    ['a query', { kind: 'client', attributes: { 'db.system': 'sqlite', 'db.name': 'cruddur' } }],
    ['a name of forbidden characters', { kind: 'internal', name: '<img src=x onerror=alert(1)>\u0000\u202e' }],
    ['a name of nothing allowed', { kind: 'internal', name: '<>!' }],
    ['a name beyond all length', { kind: 'internal', name: 'x'.repeat(10_000) }],
  ])('passes the service’s own door: %s', (_, sketch) => {
    for (const document of projectSpan(span(sketch)).documents) {
      expect(readDocument(JSON.stringify(document))).toMatchObject({ kind: 'read', said: [] });
    }
  });
});

describe('a segment’s name', () => {
  const resource = { 'service.name': 'backend-next' };
  it.each<[string, Sketch, string]>([
    ['the service, for a server', { resource }, 'backend-next'],
    ['the span’s own, for anything else', { resource, kind: 'internal' }, 'GET /api/home'],
    ['peer.service before the service', { resource, attributes: { 'peer.service': 'home' } }, 'home'],
    ['AWS’s own name first', { resource, attributes: { 'aws.local.service': 'L', 'peer.service': 'home' } }, 'L'],
    ['the called service', { kind: 'client', attributes: { 'aws.remote.service': 'R' } }, 'R'],
    ['an AWS service without its prefix',
      { kind: 'client', attributes: { 'rpc.system': 'aws-api', 'aws.remote.service': 'AWS::DynamoDB' } }, 'DynamoDB'],
    ['a database at its host',
      { kind: 'client', attributes: { 'db.name': 'cruddur', 'db.connection_string': 'jdbc:mysql://db.example:3306' } },
      'cruddur@db.example'],
    ['an RPC’s service', { kind: 'client', attributes: { 'rpc.service': 'Users', 'http.host': 'h' } }, 'Users'],
    ['a host', { kind: 'client', attributes: { 'http.host': 'h:1', 'net.peer.name': 'p' } }, 'h:1'],
    ['a peer', { kind: 'client', attributes: { 'net.peer.name': 'p' } }, 'p'],
    ['only characters that it may have', { kind: 'internal', name: 'a<b>"ü漢"{c}' }, 'abü漢c'],
    ['something where nothing is left', { kind: 'internal', name: '!!' }, 'span'],
  ])('is %s', (_, sketch, name) => expect(nameOf(sketch)).toBe(name)); // prettier-ignore

  it('takes the place of the span’s, which is lost', () => {
    expect(fateOf({ resource }, 'name')).toBe('lost');
    expect(fateOf({ kind: 'internal' }, 'name')).toBe('nothing');
    expect(fateOf({ kind: 'internal', name: 'a!' }, 'name')).toBe('changed to name');
  });
});

describe('a namespace', () => {
  it.each<[string, Sketch, unknown]>([
    ['remote for a call', { kind: 'client' }, 'remote'],
    ['aws for a call to AWS', { kind: 'client', attributes: { 'rpc.system': 'aws-api' } }, 'aws'],
    ['aws where aws.service names it', { kind: 'client', attributes: { 'aws.service': 'S3' } }, 'aws'],
    ['none for a part of one’s own', { kind: 'internal' }, undefined],
    ['none for a producer that names nobody', { kind: 'producer' }, undefined],
    ['remote for one that does', { kind: 'producer', attributes: { 'aws.remote.service': 'q' } }, 'remote'],
  ])('is %s', (_, sketch, namespace) => expect(documentOf(sketch)['namespace']).toBe(namespace));
});

describe('the request', () => {
  it('is read in the stable names and in the old ones', () => {
    const read = {
      request: { method: 'GET', url: 'https://x.example/api/home?a=1', user_agent: 'curl', client_ip: '10.0.0.1' },
      response: { status: 200, content_length: 0 },
    };
    expect(
      http({
        'http.request.method': 'GET', 'url.scheme': 'https', 'server.address': 'x.example', 'server.port': 443,
        'url.path': '/api/home', 'url.query': 'a=1', 'user_agent.original': 'curl',
        'network.peer.address': '10.0.0.1', 'http.response.status_code': 200,
      }),
    ).toEqual(read); // prettier-ignore
    expect(
      http({
        'http.method': 'GET', 'http.scheme': 'https', 'http.host': 'x.example', 'http.target': '/api/home?a=1',
        'http.user_agent': 'curl', 'net.peer.ip': '10.0.0.1', 'http.status_code': 200,
      }),
    ).toEqual(read); // prettier-ignore
  });

  it('says a port only where it is not the usual one', () => {
    expect(atPort(80)).toMatchObject({ request: { url: 'http://x/' } });
    expect(atPort(3000)).toMatchObject({ request: { url: 'http://x:3000/' } });
  });

  it('has a forwarded client where no peer is known, and no client that is no address', () => {
    expect(asked({ 'client.address': '::1' })).toMatchObject({
      request: { client_ip: '::1', x_forwarded_for: true },
    });
    expect(asked({ 'client.address': 'localhost' })).toMatchObject({ request: { method: 'GET' } });
    expect(JSON.stringify(asked({ 'client.address': 'localhost' }))).not.toContain('client_ip');
  });

  it('is missing without a word of HTTP, and a server’s address is lost then', () => {
    const attributes = { 'server.address': 'db.example' };
    expect(documentOf({ kind: 'client', attributes })).not.toHaveProperty('http');
    expect(fateOf({ kind: 'client', attributes }, 'server.address')).toBe('lost');
  });

  it('says what was renamed', () => {
    const attributes = { 'http.response.status_code': 200, 'http.request.method': 'GET' };
    expect(fateOf({ attributes }, 'http.response.status_code')).toBe('renamed to http.response.status');
    expect(fateOf({ attributes }, 'http.request.method')).toBe('nothing');
  });
});

describe('a failure', () => {
  it.each<[string, Sketch, string[]]>([
    ['4xx', { attributes: { 'http.response.status_code': 404 } }, ['error']],
    ['429', { attributes: { 'http.status_code': 429 } }, ['error', 'throttle']],
    ['5xx', { attributes: { 'http.response.status_code': 500 } }, ['fault']],
    ['4xx, whatever the span’s status', { failed: 'x', attributes: { 'http.response.status_code': 404 } }, ['error']],
    ['a status of its own', { failed: 'boom' }, ['fault']],
    ['a status of its own beside 200', { failed: 'boom', attributes: { 'http.response.status_code': 200 } }, ['fault']],
    ['nothing', { attributes: { 'http.response.status_code': 302 } }, []],
  ])('by %s', (_, sketch, up) => expect(flags(sketch)).toEqual(up));

  it('has its exceptions for a cause, with the frames of the stack', () => {
    const events = [
      raised({
        'exception.type': 'TypeError',
        'exception.message': 'x is undefined',
        'exception.stacktrace':
          'TypeError: x is undefined\n    at getHome (/app/home.js:12:7)\n    at /app/server.js:3:1',
      }),
    ];
    const resource = { 'telemetry.sdk.language': 'nodejs' };
    expect(documentOf({ failed: 'x is undefined', events, resource })['cause']).toMatchObject({
      exceptions: [
        {
          id: expect.stringMatching(/^[0-9a-f]{16}$/),
          type: 'TypeError',
          message: 'x is undefined',
          remote: false,
          stack: [
            { path: '/app/home.js', line: 12, label: 'getHome' },
            { path: '/app/server.js', line: 3, label: '' },
          ],
        },
      ],
    });
  });

  it('has the message of its status where no exception was recorded', () => {
    expect(documentOf({ failed: 'boom' })['cause']).toMatchObject({ exceptions: [{ message: 'boom' }] });
    expect(documentOf({ failed: '' })).not.toHaveProperty('cause');
  });

  it('reads Python’s stack from the innermost call, and none of a language that it does not know', () => {
    const stack =
      'Traceback (most recent call last):\n  File "/app/app.py", line 5, in home\n    run()\n  File "/app/home.py", line 9, in run\n    1/0\nZeroDivisionError: division by zero';
    const events = [raised({ 'exception.stacktrace': stack })];
    const frames = (language: string) =>
      JSON.stringify(documentOf({ events, resource: { 'telemetry.sdk.language': language } })['cause']);
    expect(frames('python')).toContain('[{"path":"/app/home.py","line":9,"label":"run"},{"path":"/app/app.py"');
    expect(frames('rust')).not.toContain('stack');
  });

  it('loses every event that is no exception', () => {
    const events = [raised({}, 'cache.miss')];
    expect(JSON.stringify(documentOf({ events }))).not.toContain('cache.miss');
    expect(fateOf({ events }, 'span events (cache.miss)')).toBe('lost');
  });
});
