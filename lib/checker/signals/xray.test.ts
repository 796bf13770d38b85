import { describe, expect, it } from 'vitest';
import { check, reportOn, verdicts, type CheckInput } from '../../../tests/support/judge.ts';
import { arrival } from '../../../tests/support/observed.ts';
import { traceIdOf } from '../../../tests/support/trace.ts';
import type { JsonObject } from '../../telemetry/json.ts';
import { filed, segment, subsegment } from './xray/documents.fixture.ts';

const OUTLINE = 'backend-flask: GET /api/activities/home [server]';
const span = check({ id: 'server', match: { kind: 'server' } });
const wanted = (fields: object = {}): CheckInput => ({
  id: 'segment',
  title: 'the segment',
  signal: 'xray',
  match: { name: 'backend-flask' },
  ...fields,
});

const given = (documents: JsonObject[], traceId = traceIdOf(1)) => ({
  segments: documents.map((document) => filed(document, traceId)),
});
const verdict = (of: CheckInput, documents: JsonObject[]): string | undefined =>
  verdicts([span, of], OUTLINE, given(documents))[1];
const finding = (of: CheckInput, documents: JsonObject[]) =>
  reportOn([span, of], OUTLINE, given(documents)).checks[1]?.findings[0];

const mockData = subsegment('mock-data', {
  annotations: { url: '/api/activities/home', results: 3 },
  metadata: { namespace: { key: { now: '2026-11-22T09:30:00Z', 'results-size': 3 } } },
});
const whole = segment('backend-flask', { subsegments: [subsegment('activities_home', { subsegments: [mockData] })] });

describe('a segment', () => {
  it.each<[string, object]>([
    ['its name', {}],
    ['being a segment', { match: { subsegment: false } }],
    ['its request', { expect: { http: { method: 'GET', status: 200, url: { contains: '/home' } } } }],
    ['having no flag', { expect: { flag: 'none' } }],
    ['being complete', { expect: { inProgress: false } }],
    ['the trace of a span', { expect: { sameTraceAs: 'server' } }],
    ['being the root', { relations: [{ rel: 'root' }] }],
  ])('is told by %s', (_, fields) => expect(verdict(wanted(fields), [whole])).toBe('segment passed'));

  it.each<[string, object, string]>([
    ['another status', { expect: { http: { status: 500 } } }, 'segment.http'],
    ['another flag', { expect: { flag: 'fault' } }, 'segment.flag'],
    ['another number', { count: 2 }, 'segment.count'],
  ])('with %s is told from it', (_, fields, code) =>
    expect(verdict(wanted(fields), [whole])).toBe(`segment failed ${code}`),
  );

  it.each([
    [{ fault: true }, 'fault'],
    [{ error: true, throttle: true }, 'throttle'],
    [{ http: { response: { status: 404 } } }, 'error'],
  ])('as %j has the flag %s', (fields, flag) => {
    expect(verdict(wanted({ expect: { flag } }), [segment('backend-flask', fields)])).toBe('segment passed');
  });

  it('counts once, complete, where it came in progress first', () => {
    const { end_time: _, ...open } = whole;
    const documents = [{ ...open, in_progress: true }, whole];
    expect(verdict(wanted({ count: 1, expect: { inProgress: false } }), documents)).toBe('segment passed');
    expect(verdict(wanted({ count: 1, expect: { inProgress: false } }), documents.toReversed())).toBe('segment passed');
  });

  it('that never was completed is said to be in progress', () => {
    const { end_time: _, ...open } = whole;
    const documents = [{ ...open, in_progress: true }];
    expect(verdict(wanted({ expect: { inProgress: false } }), documents)).toBe('segment failed segment.in-progress');
  });

  it('that is wrong is shown in its trace', () => {
    expect(finding(wanted({ expect: { flag: 'fault' } }), [whole])?.evidence).toEqual([{ traceId: traceIdOf(1) }]);
  });

  it('of another trace is said to be', () => {
    const documents = given([whole], 'f'.repeat(32));
    const checks = [span, wanted({ expect: { sameTraceAs: 'server' } })];
    expect(verdicts(checks, OUTLINE, documents)[1]).toBe('segment failed segment.other-trace');
  });

  it('counts as the run’s, with a word on it, where none has a trace id that was sent', () => {
    const report = reportOn([span, wanted()], OUTLINE, { ...given([whole], 'f'.repeat(32)), traceIds: [traceIdOf(1)] });
    expect(report.checks[1]).toMatchObject({ status: 'passed', findings: [{ code: 'segment.other-trace' }] });
  });

  it('is left out without costing anything where none are received', () => {
    expect(reportOn([span, wanted()], OUTLINE).checks[1]).toMatchObject({ status: 'skipped', max: 0 });
  });
});

const part = (fields: object = {}): CheckInput =>
  wanted({ id: 'part', match: { name: 'mock-data', subsegment: true }, ...fields });

describe('a subsegment', () => {
  it.each<[string, object]>([
    ['annotations', { annotations: { url: '/api/activities/home', results: { gte: 1 } } }],
    ['metadata', { metadata: { namespace: { key: { contains: 'results-size' }, 'key.results-size': 3 } } }],
  ])('is judged by its %s', (_, expected) => {
    expect(verdict(part({ expect: expected }), [whole])).toBe('part passed');
  });

  it('stands below what another check finds, however it was sent', () => {
    const below = part({ relations: [{ rel: 'descendantOf', of: 'segment' }] });
    const apart = { ...mockData, type: 'subsegment', parent_id: whole['id'] as string };
    for (const documents of [[whole], [apart, segment('backend-flask')]])
      expect(verdicts([span, wanted(), below], OUTLINE, given(documents))[2]).toBe('part passed');
  });

  it('that stands below something else is said to', () => {
    const directly = part({ relations: [{ rel: 'childOf', of: 'segment' }] });
    expect(verdicts([span, wanted(), directly], OUTLINE, given([whole]))[2]).toBe('part failed segment.wrong-parent');
  });

  it('waits for the check of what it should stand below', () => {
    const below = part({ relations: [{ rel: 'childOf', of: 'segment' }] });
    const said = verdicts([span, wanted(), below], OUTLINE, given([segment('else')]));
    expect(said[2]).toBe('part skipped because segment');
  });

  it('is looked for among the parts of segments that arrived without any', () => {
    expect(finding(part(), [segment('backend-flask')])).toMatchObject({
      code: 'segment.missing',
      message: expect.stringContaining('without any subsegment'),
    });
  });

  it('with almost the name is told', () => {
    const misspelt = segment('backend-flask', { subsegments: [subsegment('mock_dat')] });
    expect(verdict(part(), [misspelt])).toBe('part failed segment.near');
  });

  it('of another namespace is told', () => {
    const call = segment('backend-flask', { subsegments: [subsegment('mock-data', { namespace: 'remote' })] });
    expect(verdict(part({ match: { name: 'mock-data', namespace: 'aws' } }), [call])).toBe('part failed segment.near');
  });
});

const annotated = (annotations: object, fields: object): string | undefined =>
  verdict(wanted({ expect: { annotations } }), [segment('backend-flask', fields as JsonObject)]);

describe('an annotation that is not as it should be', () => {
  it.each<[string, object, object, string]>([
    ['is missing', { url: 'x' }, {}, 'annotation.missing'],
    ['is misspelt', { result_length: 3 }, { annotations: { result_lenght: 3 } }, 'annotation.near-key'],
    ['is a text', { results: 3 }, { annotations: { results: '3' } }, 'annotation.wrong-type'],
    ['is another', { results: 3 }, { annotations: { results: 4 } }, 'annotation.wrong-value'],
    ['is metadata', { results: 3 }, { metadata: { default: { results: 3 } } }, 'annotation.in-metadata'],
  ])('%s', (_, annotations, fields, code) => {
    expect(annotated(annotations, fields)).toBe(`segment failed ${code}`);
  });

  it('was left out on the way', () => {
    const problem = {
      code: 'segment/dropped-annotation',
      message: 'The annotation “tags” was left out: its value is a list.',
      hint: 'Use metadata.',
    } as const;
    const of = wanted({ expect: { annotations: { tags: { present: true } } } });
    const told = reportOn([span, of], OUTLINE, {
      ...given([segment('backend-flask')]),
      arrivals: [arrival({ signal: 'segments', door: 'daemon-udp', problem })],
    });
    expect(told.checks[1]?.findings[0]).toMatchObject({ code: 'annotation.dropped', fix: 'Use metadata.' });
  });
});

describe('metadata that is not as it should be', () => {
  it.each<[string, object, object, string]>([
    ['is missing', { now: { present: true } }, {}, 'metadata.missing'],
    ['is misspelt', { results: 3 }, { user_activities: { result: 3 } }, 'metadata.near-key'],
    ['is in another namespace', { results: 3 }, { default: { results: 3 } }, 'metadata.other-namespace'],
    ['is another', { results: 3 }, { user_activities: { results: 4 } }, 'metadata.wrong-value'],
  ])('%s', (_, values, metadata, code) => {
    const of = wanted({ expect: { metadata: { user_activities: values } } });
    expect(verdict(of, [segment('backend-flask', { metadata: metadata as JsonObject })])).toBe(
      `segment failed ${code}`,
    );
  });
});

const anySegment = (expected: object): CheckInput => wanted({ match: { subsegment: false }, expect: expected });

describe('whatever a check asks of a segment', () => {
  it('a name that is a host’s is told as one', () => {
    const of = anySegment({ name: { notMatches: '^[0-9.]+:' } });
    expect(verdict(of, [segment('127.0.0.1:4567')])).toBe('segment failed segment.host-named');
    const named = anySegment({ name: 'backend-flask' });
    expect(verdict(named, [segment('127.0.0.1:4567')])).toBe('segment failed segment.host-named');
    expect(verdict(named, [segment('reports')])).toBe('segment failed segment.near');
  });

  it('one that knows of no request is told once as none of the middleware’s', () => {
    const orphan = segment('user_activities', { http: null });
    const of = anySegment({ http: { method: 'GET', status: 200 } });
    expect(verdict(of, [orphan])).toBe('segment failed segment.orphan');
    expect(reportOn([span, of], OUTLINE, given([orphan])).checks[1]?.findings).toHaveLength(1);
  });
});

describe('where no segment is like the one looked for', () => {
  it('one that is named after the host is told', () => {
    expect(finding(wanted(), [segment('4567-cruddur.example.org')])).toMatchObject({
      code: 'segment.host-named',
      actual: 'name: “4567-cruddur.example.org”',
    });
  });

  it('one of the code’s own making, without a request’s data, is told', () => {
    const orphan = segment('user_activities', { http: null });
    expect(verdict(wanted(), [orphan])).toBe('segment failed segment.orphan');
  });

  it('what came instead is said', () => {
    expect(finding(wanted(), [segment('reports')])).toMatchObject({
      code: 'segment.missing',
      actual: '1 document part: “reports”',
    });
  });
});

const silent = (observed: object, outline = OUTLINE): string | undefined =>
  verdicts([wanted()], outline, { segments: [], ...observed })[0];

describe('where not one segment came', () => {
  it('says so once, and leaves out what follows from it', () => {
    const said = verdicts([wanted(), part({ id: 'other' })], OUTLINE, { segments: [] });
    expect(said).toEqual(['segment failed segment.unclosed', 'other skipped because segment']);
  });

  const asked = arrival({ door: 'daemon-tcp', signal: 'segments', operation: 'GetSamplingRules', accepted: 0 });

  it('and spans did, a subsegment was never ended', () => {
    expect(silent({})).toBe('segment failed segment.unclosed');
  });

  it('and the recorder asked for its rules, likewise', () => {
    expect(silent({ arrivals: [asked] }, '')).toBe('segment failed segment.unclosed');
    const told = (outline: string) =>
      reportOn([wanted()], outline, { segments: [], arrivals: [asked] }).checks[0]?.findings[0]?.message;
    expect(told('')).toContain('cannot be told');
    expect(told(OUTLINE)).not.toContain('cannot be told');
  });

  it('and nothing else did, nobody can tell why', () => {
    expect(silent({}, '')).toBe('segment failed segment.silence');
  });

  it('and the caller had said so, it was not sampled', () => {
    const header = 'http.request.header.x-amzn-trace-id=Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0';
    expect(silent({}, `a [server] ${header}`)).toBe('segment failed segment.not-sampled');
  });

  it('and a door turned somebody away, its reason is told', () => {
    const problem = {
      code: 'transport/signature',
      message: 'The signature does not match.',
      hint: 'Copy it.',
    } as const;
    const refused = arrival({ signal: 'segments', path: '/aws/xray/TraceSegments', accepted: 0, problem });
    expect(silent({ arrivals: [refused] })).toBe('segment failed transport.unauthorised');
  });

  it('and a browser asked the daemon for a page, that is told', () => {
    const problem = { code: 'transport/wrong-method', message: 'Every operation is a POST.', hint: '' } as const;
    const page = arrival({ door: 'daemon-tcp', method: 'GET', path: '/', signal: null, accepted: 0, problem });
    expect(silent({ arrivals: [page] })).toBe('segment failed transport.browser-at-daemon');
  });

  it('of some of the requests, those were not sampled', () => {
    const report = verdicts([wanted({ count: { min: 3 } })], OUTLINE, { ...given([whole]), stimuli: 3 });
    expect(report[0]).toBe('segment failed segment.not-sampled');
  });
});

describe('documents that mean harm', () => {
  it('are walked however deep they are, and whatever circle their parents make', () => {
    let deep = subsegment('deepest');
    for (let depth = 0; depth < 5000; depth += 1) deep = subsegment(`s${depth}`, { subsegments: [deep] });
    const [one, two] = [subsegment('one'), subsegment('two')];
    const circle = [
      { ...one, type: 'subsegment', parent_id: two['id'] as string },
      { ...two, type: 'subsegment', parent_id: one['id'] as string },
    ];
    const below = wanted({ id: 'one', match: { name: 'one' }, relations: [{ rel: 'descendantOf', of: 'segment' }] });
    const documents = [segment('backend-flask', { subsegments: [deep] }), ...circle];
    expect(verdicts([wanted(), below], OUTLINE, given(documents))).toEqual([
      'segment passed',
      'one failed segment.wrong-parent',
    ]);
  });
});

describe('the inventory', () => {
  it('lists segments where no span came', () => {
    const { inventory } = reportOn([wanted()], '', given([whole, segment('reports')]));
    expect([inventory.spans, inventory.beside]).toEqual([0, ['2 segments: “backend-flask”, “reports”']]);
  });

  it('says nothing of what is beside spans where nothing is', () => {
    expect(reportOn([span], OUTLINE).inventory).not.toHaveProperty('beside');
  });
});
