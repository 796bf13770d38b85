import { describe, expect, it } from 'vitest';
import { projectSpan } from './project-span.ts';
import { documentOf, fateOf, fields, PARENT, span, valueOf, type Plain } from './span.fixture.ts';

const origin = (resource: Record<string, Plain>) => documentOf({ resource })['origin'];

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
