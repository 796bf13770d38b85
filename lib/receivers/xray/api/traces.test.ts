import { describe, expect, it } from 'vitest';
import { began, sketchDocument, traceIdForm } from '../trace.fixture.ts';
import { call, put, nearly, series, idsOf, theDesk } from './api.fixture.ts';

const bigDocument = (at: number): string =>
  sketchDocument({ id: String(at), name: 'big', fields: { metadata: { default: 'x'.repeat(60_000) } } });

/** A segment with five hundred subsegments. */
const documentOfParts = (at: number): string =>
  sketchDocument({
    id: (at + 1).toString(16),
    name: 'many',
    fields: {
      subsegments: Array.from({ length: 500 }, (_none, part) => ({
        id: (at * 1000 + part + 1000).toString(16).padStart(16, '0'),
        name: 'a',
        start_time: began,
        end_time: began,
      })),
    },
  });

describe('putting segments', () => {
  it('keeps the good ones and names each that it leaves unprocessed', async () => {
    const told = await put(sketchDocument({ id: '1' }), sketchDocument({ id: '2', name: 'who?' }), '[]');
    expect(told.output).toEqual({
      UnprocessedTraceSegments: [
        { Id: '0000000000000002', ErrorCode: 'InvalidName', Message: 'Invalid segment. ErrorCode: InvalidName' },
        { ErrorCode: 'MissingId', Message: 'Invalid segment. ErrorCode: MissingId' },
      ],
    });
    expect(told.problem).toBe('segment/invalid-name');
    expect(theDesk().stored).toHaveLength(1);
    expect(theDesk().refused.map(({ code }) => code)).toEqual(['segment/invalid-name', 'segment/missing-id']);
  });

  it('says what was left out of one that it took', async () => {
    expect((await put(sketchDocument({ id: '1', fields: { annotations: { list: [1] } } }))).problem).toBe(
      'segment/dropped-annotation',
    );
  });

  it('refuses a call of more documents than anybody sends, and reads none of them', async () => {
    expect((await put(...Array.from({ length: 10_001 }, () => ''))).status).toBe(400);
    expect(theDesk().refused).toEqual([]);
  });

  it('refuses a call without documents', async () => {
    expect(await call('PutTraceSegments', {})).toMatchObject({ status: 400, type: 'InvalidRequestException' });
    expect(await call('PutTraceSegments', null)).toMatchObject({ status: 400 });
  });
});

const found = async (TimeRangeType: string, StartTime: number, EndTime: number): Promise<number> =>
  idsOf(await call('GetTraceSummaries', { TimeRangeType, StartTime, EndTime })).length;

describe('reading traces', () => {
  it('sums each up by its root, with annotations, users and services', async () => {
    const http = { request: { url: 'http://a/b', method: 'GET' }, response: { status: 200 } };
    await put(
      sketchDocument({ id: '1', name: 'front', to: 2, fields: { http, user: 'alice', annotations: { age: 3 } } }),
      sketchDocument({ id: '2', name: 'back', fields: { throttle: true, annotations: { age: 3, ok: true } } }, '1'),
    );
    const { output } = await call('GetTraceSummaries', nearly);
    expect(output).toMatchObject({ TracesProcessedCount: 1 });
    expect(output['TraceSummaries']).toMatchObject([
      {
        Id: traceIdForm,
        StartTime: began,
        Duration: 2,
        ResponseTime: 2,
        HasFault: false,
        HasError: false,
        HasThrottle: true,
        IsPartial: false,
        Http: { HttpURL: 'http://a/b', HttpStatus: 200, HttpMethod: 'GET' },
        Annotations: {
          age: [{ AnnotationValue: { NumberValue: 3 }, ServiceIds: [{ Name: 'front' }, { Name: 'back' }] }],
          ok: [{ AnnotationValue: { BooleanValue: true }, ServiceIds: [{ Name: 'back' }] }],
        },
        Users: [{ UserName: 'alice' }],
        EntryPoint: { Name: 'front' },
        Revision: 2,
      },
    ]);
  });

  it('gives a hundred at a time, the latest first, each once and none left out', async () => {
    await put(...series(250));
    const first = await call('GetTraceSummaries', nearly);
    const second = await call('GetTraceSummaries', { ...nearly, NextToken: first.output['NextToken'] });
    const third = await call('GetTraceSummaries', { ...nearly, NextToken: second.output['NextToken'] });
    const all = [...idsOf(first), ...idsOf(second), ...idsOf(third)];
    expect([idsOf(first).length, idsOf(second).length, idsOf(third).length]).toEqual([100, 100, 50]);
    expect(new Set(all).size).toBe(250);
    expect(all).toEqual(all.toSorted((a, b) => (a < b ? 1 : -1)));
    expect(third.output).not.toHaveProperty('NextToken');
  });

  it('gives those that a filter asks for, and says how many it looked at', async () => {
    await put(...series(120, (at) => ({ fields: { fault: at % 40 === 0 } })));
    const told = await call('GetTraceSummaries', { ...nearly, FilterExpression: 'service("backend") { fault }' });
    expect(idsOf(told)).toHaveLength(3);
    expect(told.output['TracesProcessedCount']).toBe(120);
  });

  it('looks by the time a trace began, was written, or had a segment end', async () => {
    await put(sketchDocument({ id: '1', to: 100 }));
    expect(await found('TraceId', began, began + 1)).toBe(1);
    expect(await found('TraceId', began + 1, began + 200)).toBe(0);
    expect(await found('Service', began + 99, began + 101)).toBe(1);
    expect(await found('Service', began, began + 99)).toBe(0);
    expect(await found('Service', began + 101, began + 200)).toBe(0);
    expect(await found('Event', theDesk().clock / 1000, theDesk().clock / 1000 + 1)).toBe(1);
    expect(await found('Event', began, began + 1)).toBe(0);
  });

  it('leaves out a trace that began before the time frame, although a part of it is within', async () => {
    await put(sketchDocument({ id: '1', to: 9 }), sketchDocument({ id: '2', from: 5, to: 6 }, '1'));
    expect(await found('TraceId', began + 4, began + 9)).toBe(0);
  });

  it.each([
    [
      'a filter that does not parse',
      { ...nearly, FilterExpression: 'service("a"' },
      /^Invalid filter expression: .*\(at character 12\)$/,
    ],
    ['an end before its start', { StartTime: 2, EndTime: 1 }, /before end time/],
    ['a token of somebody else’s', { ...nearly, NextToken: 'x' }, /NextToken/],
    [
      'no time',
      {},
      /^2 validation errors detected: Value null at 'StartTime' failed to satisfy constraint: Member must not be null; .*'EndTime'/,
    ],
  ])('refuses %s', async (_, input, message) => {
    const told = await call('GetTraceSummaries', input);
    expect(told).toMatchObject({ status: 400, type: 'InvalidRequestException' });
    expect(told.output['message']).toMatch(message);
  });

  it('counts a request that failed in two ways once, as a fault', async () => {
    await put(sketchDocument({ id: '1', fields: { fault: true, error: true } }));
    const { output } = await call('GetServiceGraph', nearly);
    const counts = {
      ErrorStatistics: { TotalCount: 0 },
      FaultStatistics: { TotalCount: 1 },
      OkCount: 0,
      TotalCount: 1,
    };
    expect(output['Services']).toMatchObject([
      { SummaryStatistics: counts },
      { Type: 'client', StartTime: began, EndTime: began + 1, Edges: [{ SummaryStatistics: counts }] },
    ]);
  });

  it('gives whole traces back, and names those that are not here', async () => {
    await put(sketchDocument({ id: '1', parts: [{ id: '2', name: 'api', fields: { namespace: 'remote' } }] }));
    const missing = '1-6b02c4b8-000000000000000000000001';
    const { output } = await call('BatchGetTraces', { TraceIds: [traceIdForm, missing] });
    expect(output).toMatchObject({ UnprocessedTraceIds: [missing], Traces: [{ Id: traceIdForm, Duration: 1 }] });
    const [{ Segments }] = output['Traces'] as [{ Segments: { Document: string }[] }];
    expect(Segments.map(({ Document }) => JSON.parse(Document) as object)).toMatchObject([
      { id: '0000000000000001', subsegments: [{ name: 'api' }] },
      { name: 'api', inferred: true, parent_id: '0000000000000002' },
    ]);
    expect(await call('BatchGetTraces', { TraceIds: ['x'] })).toMatchObject({ status: 400 });
  });

  it('stops at five megabytes of one trace, and says so', async () => {
    await put(...Array.from({ length: 100 }, (_, at) => bigDocument(at + 1)));
    const { output } = await call('BatchGetTraces', { TraceIds: [traceIdForm] });
    const [{ LimitExceeded, Segments }] = output['Traces'] as [{ LimitExceeded: boolean; Segments: object[] }];
    expect(LimitExceeded).toBe(true);
    expect(Segments.length).toBeLessThan(100);
  });

  it('stops at twenty thousand parts of one trace, and says so', async () => {
    await put(...Array.from({ length: 45 }, (_none, at) => documentOfParts(at)));
    const { output } = await call('BatchGetTraces', { TraceIds: [traceIdForm] });
    expect(output['Traces']).toMatchObject([{ LimitExceeded: true }]);
    expect((output['Traces'] as { Segments: unknown[] }[])[0]?.Segments).toHaveLength(39);
  });

  it('draws the map of what called what', async () => {
    await put(
      sketchDocument({
        id: '1',
        name: 'front',
        to: 2,
        parts: [{ id: '2', name: 'back', fields: { namespace: 'remote', fault: true } }],
      }),
      sketchDocument({ id: '3', name: 'back', to: 0.5, fields: { fault: true } }, '2'),
    );
    const { output } = await call('GetServiceGraph', nearly);
    const services = output['Services'] as { Name: string; Type?: string; Edges: { ReferenceId: number }[] }[];
    expect(
      services.map(({ Name, Type, Edges }) => [
        Name,
        Type,
        Edges.map(({ ReferenceId }) => services[ReferenceId]?.Name),
      ]),
    ).toEqual([
      ['front', undefined, ['back']],
      ['back', undefined, []],
      ['front', 'client', ['front']],
    ]);
    expect(services[1]).toMatchObject({ State: 'active', SummaryStatistics: { FaultStatistics: { TotalCount: 1 }, TotalCount: 1, TotalResponseTime: 0.5 } }); // prettier-ignore
    expect(services[0]).toMatchObject({ Root: true, ResponseTimeHistogram: [{ Value: 2, Count: 1 }] });
    expect((await call('GetTraceGraph', { TraceIds: [traceIdForm] })).output['Services']).toHaveLength(3);
  });
});
