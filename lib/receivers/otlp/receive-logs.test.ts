import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../telemetry/log-event.ts';
import type { Delivery } from '../delivery.ts';
import { receive } from '../receive.ts';
import { frame } from './grpc-frame.ts';

const traceId = '5b8efff798038103d269b633813fc60c';
const record = { timeUnixNano: '1795336878929000001', severityNumber: 9, body: { stringValue: 'charged' }, traceId };
const text = (key: string, stringValue: string): object => ({ key, value: { stringValue } });

interface Sent {
  attributes?: object[];
  scope?: string;
  records?: unknown[];
}
const payload = ({
  attributes = [text('service.name', 'shop')],
  scope = 'cart',
  records = [record],
}: Sent = {}): object => ({
  resourceLogs: [{ resource: { attributes }, scopeLogs: [{ scope: { name: scope }, logRecords: records }] }],
});

const post = (body: Uint8Array | object, headers: Record<string, string> = {}): Delivery => ({
  door: 'otlp-http',
  method: 'POST',
  path: '/v1/logs',
  headers: { 'content-type': 'application/json', ...headers },
  body: body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body)),
});

const taken = (delivery: Delivery) => receive(delivery, { lookup: () => undefined, keyRequired: false });

function read(delivery: Delivery) {
  const receipt = taken(delivery);
  if (receipt.kind !== 'reading') throw new Error(`It was a ${receipt.kind}.`);
  return receipt;
}

function logIn(delivery: Delivery): LogEvent {
  const [signal] = read(delivery).reading.signals ?? [];
  if (signal?.signal !== 'log') throw new Error('No record was taken.');
  return signal.log;
}

const placeOf = (delivery: Delivery): (string | undefined)[] => [logIn(delivery).group, logIn(delivery).stream];

describe('log records over OTLP', () => {
  it('are signals, filed under their service and scope', () => {
    expect(logIn(post(payload()))).toMatchObject({ traceId, severityNumber: 9, group: '/otlp/shop', stream: 'cart' });
    expect(read(post(payload())).reading).toMatchObject({ accepted: [], refused: [], warnings: [] });
  });

  it('go where headers say, else where the resource says', () => {
    const attributes = [
      { key: 'aws.log.group.names', value: { arrayValue: { values: [{ stringValue: 'cruddur' }] } } },
      text('aws.log.stream.names', 'web'),
    ];
    expect(placeOf(post(payload({ attributes })))).toEqual(['cruddur', 'web']);
    const headers = { 'x-aws-log-group': 'other', 'x-aws-log-stream': 'one' };
    expect(placeOf(post(payload({ attributes }), headers))).toEqual(['other', 'one']);
    expect(placeOf(post(payload({ attributes: [], scope: '' })))).toEqual(['/otlp/unknown_service', 'default']);
  });

  it('say so where a name cannot be one', () => {
    const delivery = post(payload(), { 'x-aws-log-group': 'my group', 'x-aws-log-stream': 'a:b' });
    expect(placeOf(delivery)).toEqual(['my_group', 'a_b']);
    expect(read(delivery).reading.warnings.map(({ code }) => code)).toEqual(['otlp/odd-log-group']);
  });

  it('are answered with what of them was refused', () => {
    const delivery = post(payload({ records: [record, { severityText: 5 }] }));
    const receipt = read(delivery);
    const { refused } = receipt.reading;
    const reply = receipt.answer({ accepted: 1, refused, duplicates: 0 });
    expect(JSON.parse(new TextDecoder().decode(reply.body))).toEqual({
      partialSuccess: {
        rejectedLogRecords: '1',
        errorMessage: expect.stringContaining('1 of 2 log records refused.'),
      },
    });
    const whole = receipt.answer({ accepted: 2, refused: [], duplicates: 0 });
    expect(new TextDecoder().decode(whole.body)).toBe('{}');
  });

  it('come in protobuf and by gRPC as well, and an empty request is a success', () => {
    const empty = new Uint8Array();
    const grpc: Delivery = {
      ...post(frame(empty), { 'content-type': 'application/grpc' }),
      door: 'otlp-grpc',
      path: '/opentelemetry.proto.collector.logs.v1.LogsService/Export',
    };
    for (const delivery of [post(empty), post(empty, { 'content-type': 'application/x-protobuf' }), grpc]) {
      const receipt = read(delivery);
      expect(receipt.reading).toEqual({ accepted: [], signals: [], refused: [], warnings: [] });
      expect(receipt.answer({ accepted: 0, refused: [], duplicates: 0 }).status).toBe(200);
    }
  });

  it.each([
    ['no JSON', '{"resourceLogs":[', 400],
    ['the wrong types', '{"resourceLogs":5}', 400],
    ['too many parts', `{"resourceLogs":[{"scopeLogs":[{"logRecords":[${'{},'.repeat(2_000_001)}{}]}]}]}`, 413],
  ])('with %s in them are refused', (_, body, status) => {
    const receipt = taken(post(new TextEncoder().encode(body)));
    expect(receipt.kind === 'reply' && receipt.reply.status).toBe(status);
  });

  it('are taken with a body that is nested beyond any use, cut', () => {
    const deep = `${'{"arrayValue":{"values":['.repeat(3000)}${']}}'.repeat(3000)}`;
    const body = JSON.stringify(payload()).replace('{"stringValue":"charged"}', deep);
    expect(read(post(new TextEncoder().encode(body))).reading.warnings.map(({ code }) => code)).toEqual([
      'otlp/too-deep',
    ]);
  });
});
