import { describe, expect, it } from 'vitest';
import type { Attributes, AttributeValue } from '../../../telemetry/attributes.ts';
import type { Span } from '../../../telemetry/span.ts';
import { readDocument } from '../../../receivers/xray/document/read-document.ts';
import { projectSpan, type ProjectOptions } from './project-span.ts';

type Plain = string | number | boolean | null | Plain[];

const valueOf = (plain: Plain): AttributeValue => {
  if (plain === null) return { type: 'empty', value: null };
  if (Array.isArray(plain)) return { type: 'array', value: plain.map(valueOf) };
  if (typeof plain === 'string') return { type: 'string', value: plain };
  if (typeof plain === 'boolean') return { type: 'bool', value: plain };
  return Number.isInteger(plain) ? { type: 'int', value: plain } : { type: 'double', value: plain };
};
const fields = (plain: Record<string, Plain>): Attributes =>
  Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, valueOf(value)]));

interface Sketch extends Partial<Omit<Span, 'attributes' | 'resource' | 'status'>> {
  attributes?: Record<string, Plain>;
  resource?: Record<string, Plain>;
  failed?: string;
}

const PARENT = 'b'.repeat(16);

function span({ attributes = {}, resource = {}, failed, ...rest }: Sketch = {}): Span {
  return {
    traceId: '5759e988bd862e3fe1be46a994272793',
    spanId: '53995c3f42cd8ad8',
    parentId: PARENT,
    traceState: '',
    flags: null,
    name: 'GET /api/home',
    kind: 'server',
    start: 1_795_339_000_250_000_000n,
    end: 1_795_339_000_500_000_000n,
    status: failed === undefined ? { code: 'unset', message: '' } : { code: 'error', message: failed },
    events: [],
    links: [],
    dropped: { attributes: 0, events: 0, links: 0 },
    scope: { name: '', version: '', attributes: {}, schemaUrl: '' },
    ...rest,
    attributes: fields(attributes),
    resource: { attributes: fields(resource), schemaUrl: '' },
  };
}

const documentOf = (sketch: Sketch, options?: ProjectOptions): Record<string, unknown> =>
  projectSpan(span(sketch), options).documents[0] as Record<string, unknown>;
const nameOf = (sketch: Sketch): unknown => documentOf(sketch)['name'];
const fateOf = (sketch: Sketch, field: string) => {
  const found = projectSpan(span(sketch)).fates.find((fate) => fate.field === field);
  return found === undefined ? 'nothing' : `${found.became}${found.to === null ? '' : ` to ${found.to}`}`;
};

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
const origin = (resource: Record<string, Plain>) => documentOf({ resource })['origin'];

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

describe('attributes', () => {
  const plain = { 'app.now': 'today', 'app.result_length': 3 };

  it('are metadata, which nothing finds', () => {
    expect(documentOf({ attributes: plain })).toMatchObject({ metadata: { default: plain } });
    expect(documentOf({ attributes: plain })).not.toHaveProperty('annotations');
    expect(fateOf({ attributes: plain }, 'app.now')).toBe('unindexed to metadata.default.app.now');
  });

  it('are annotations where the span asks for it by name', () => {
    const attributes = { ...plain, 'aws.xray.annotations': ['app.result_length'] };
    expect(documentOf({ attributes })).toMatchObject({
      annotations: { 'app.result_length': 3 },
      metadata: { default: { 'app.now': 'today' } },
    });
  });

  it('are annotations where the exporter’s settings say so', () => {
    expect(documentOf({ attributes: plain }, { indexAll: true })).toMatchObject({ annotations: plain });
    expect(documentOf({ attributes: plain }, { indexed: ['app.now'] })).toMatchObject({
      annotations: { 'app.now': 'today' },
    });
  });

  it('vanish where a list was to be indexed', () => {
    const attributes = { 'app.users': ['a', 'b'], 'aws.xray.annotations': ['app.users'] };
    expect(JSON.stringify(documentOf({ attributes }))).not.toContain('app.users');
    expect(fateOf({ attributes }, 'app.users')).toBe('lost');
  });

  it('change their key where an annotation’s may not be so', () => {
    const attributes = { 'app-user': 'ada', 'aws.xray.annotations': ['app-user'] };
    expect(documentOf({ attributes })['annotations']).toEqual({ app_user: 'ada' });
    expect(fateOf({ attributes }, 'app-user')).toBe('renamed to annotations.app_user');
  });

  it('have a namespace of the metadata where they are an object as text, and stay text where they are none', () => {
    const attributes = { 'aws.xray.metadata.cart': '{"items":2}', 'aws.xray.metadata.bad': 'no json' };
    expect(documentOf({ attributes })['metadata']).toEqual({
      cart: { items: 2 },
      default: { 'aws.xray.metadata.bad': 'no json' },
    });
  });

  it('of the resource stand in segments only', () => {
    const resource = { 'host.arch': 'arm64' };
    expect(documentOf({ resource })).toMatchObject({ metadata: { default: { 'otel.resource.host.arch': 'arm64' } } });
    expect(JSON.stringify(documentOf({ resource, kind: 'internal' }))).not.toContain('arm64');
    expect(fateOf({ resource, kind: 'internal' }, 'resource (1 attributes)')).toBe('lost');
  });

  it('name the user', () => {
    expect(documentOf({ attributes: { 'enduser.id': 'ada' } })).toMatchObject({ user: 'ada' });
  });

  it('of stable database names stay metadata, of the old ones are the query', () => {
    const old = { 'db.system': 'sqlite', 'db.name': 'cruddur', 'db.statement': 'SELECT 1' };
    expect(documentOf({ kind: 'client', name: 'SELECT', attributes: old })['sql']).toEqual({
      url: 'SELECT',
      connection_string: 'localhost/cruddur',
      database_type: 'sqlite',
      sanitized_query: 'SELECT 1',
    });
    const stable = { 'db.system.name': 'sqlite', 'db.query.text': 'SELECT 1' };
    expect(documentOf({ kind: 'client', attributes: stable })).toMatchObject({ metadata: { default: stable } });
  });

  it('that no JSON can spell are lost, and said to be', () => {
    const attributes = { nothing: null };
    expect(fateOf({ attributes }, 'nothing')).toBe('lost');
    const nan = span();
    nan.attributes['ratio'] = { type: 'double', value: 'NaN' };
    expect(projectSpan(nan).fates).toContainEqual(expect.objectContaining({ field: 'ratio', became: 'lost' }));
  });

  it('called like a part of every object stay what they are', () => {
    const hostile = span({ parentId: null });
    hostile.attributes = Object.fromEntries([
      ['__proto__', valueOf('a')],
      ['constructor', valueOf('b')],
      ['aws.xray.annotations', valueOf(['__proto__'])],
    ]);
    const text = JSON.stringify(projectSpan(hostile).documents[0]);
    expect(text).toContain('"annotations":{"__proto__":"a"}');
    expect(text).toContain('"constructor":"b"');
  });
});

describe('what runs on AWS', () => {
  it('has an origin by its platform', () => {
    expect(origin({ 'cloud.provider': 'aws', 'cloud.platform': 'aws_ec2' })).toBe('AWS::EC2::Instance');
    expect(origin({ 'cloud.platform': 'aws_ecs', 'aws.ecs.launchtype': 'fargate' })).toBe('AWS::ECS::Fargate');
    expect(origin({ 'cloud.provider': 'gcp', 'cloud.platform': 'aws_ec2' })).toBeUndefined();
    expect(origin({ 'cloud.platform': 'constructor' })).toBeUndefined();
  });

  it('says its SDK, its log groups and what it called', () => {
    const resource = {
      'telemetry.sdk.name': 'opentelemetry', 'telemetry.sdk.language': 'nodejs', 'telemetry.sdk.version': '2.1.0',
      'aws.log.group.names': 'cruddur&other',
    }; // prettier-ignore
    const attributes = { 'rpc.system': 'aws-api', 'rpc.method': 'PutItem', 'aws.dynamodb.table_names': ['users'] };
    expect(documentOf({ kind: 'client', resource, attributes })['aws']).toEqual({
      operation: 'PutItem',
      table_name: 'users',
      cloudwatch_logs: [{ log_group: 'cruddur' }, { log_group: 'other' }],
      xray: { sdk: 'opentelemetry for nodejs', sdk_version: '2.1.0', auto_instrumentation: false },
    });
  });

  it('is not said of another cloud', () => {
    expect(documentOf({ resource: { 'cloud.provider': 'azure' } })).not.toHaveProperty('aws');
  });
});

describe('a call that begins its service’s part of the trace', () => {
  const attributes = {
    'aws.span.kind': 'LOCAL_ROOT', 'aws.local.service': 'worker', 'aws.remote.service': 'queue',
    'http.request.method': 'POST', 'app.now': 'today',
  }; // prettier-ignore

  it('is two documents: the service’s segment, and the call in it', () => {
    const [call, service] = projectSpan(span({ kind: 'producer', attributes })).documents;
    expect(call).toMatchObject({ name: 'queue', type: 'subsegment', namespace: 'remote', parent_id: service?.['id'] });
    expect(service).toMatchObject({ name: 'worker', parent_id: PARENT });
    expect(service).not.toHaveProperty('http');
    expect(service?.['id']).not.toBe(call?.['id']);
    expect(JSON.stringify(service)).not.toContain('app.now');
  });

  it('is one segment where it is no call', () => {
    const { documents } = projectSpan(span({ kind: 'internal', attributes }));
    expect(documents).toHaveLength(1);
    expect(documents[0]).not.toHaveProperty('type');
  });
});

describe('a document beyond its limits', () => {
  it('is said to be refused', () => {
    const { fates } = projectSpan(span({ attributes: { blob: 'x'.repeat(70_000) } }));
    expect(fates.at(-1)).toMatchObject({ field: 'the whole document', became: 'lost' });
  });
});

describe('a link', () => {
  it('names its trace as X-Ray does', () => {
    const links = [
      { traceId: 'a1'.repeat(16), spanId: 'c'.repeat(16), traceState: '', attributes: fields({ why: 'retry' }) },
    ];
    expect(documentOf({ links })['links']).toEqual([
      { trace_id: `1-a1a1a1a1-${'a1'.repeat(12)}`, id: 'c'.repeat(16), attributes: { why: 'retry' } },
    ]);
  });
});
