import type { JsonObject } from '../../lib/telemetry/json.ts';
import { inside, segments, type Change } from './documents.ts';
import type { Mutation } from './mutation.ts';

/** The run that everything is green on. */
export const xray = { golden: 'home', expectation: 'segments', given: segments('segments') } as const;
export const changed = (change: Change) => segments('segments', change);
export const part = (document: JsonObject): JsonObject => inside(document, 'subsegments');
export const annotations = (document: JsonObject): JsonObject => inside(part(document), 'annotations');

/** E4: what goes wrong with segments, captured where the SDK does it, and else edited into what it sent. */
export const segmentMutations: Mutation[] = [
  {
    ...xray,
    row: 'E4a',
    what: 'a subsegment that was never closed: the trace vanishes behind a 200',
    change: segments('segments-unclosed'),
    check: 'segment',
    code: 'segment.unclosed',
    says: ['never ended', 'in_subsegment'],
  },
  {
    ...xray,
    row: 'E4b',
    what: 'a segment named after the host',
    change: segments('segments-named-by-host'),
    check: 'segment',
    code: 'segment.host-named',
    says: ['4567-cruddur.example.org', 'backend-node', 'dynamic_naming'],
  },
  {
    ...xray,
    row: 'E4c',
    what: 'a segment of the view’s own, and the middleware’s lost',
    change: segments('segments-of-its-own'),
    check: 'segment',
    code: 'segment.orphan',
    says: ['user_activities', 'end_segment'],
  },
  {
    ...xray,
    row: 'E4d',
    what: 'an annotation whose value is a list, dropped by the SDK without a word',
    change: segments('segments-list-annotation'),
    check: 'part',
    code: 'annotation.missing',
    says: ['result_length', 'list'],
  },
  {
    ...xray,
    row: 'E4e',
    what: 'metadata where an annotation is wanted',
    change: segments('segments-in-metadata'),
    check: 'part',
    code: 'annotation.in-metadata',
    says: ['result_length', 'default', 'put_annotation'],
  },
  {
    ...xray,
    row: 'E4f',
    what: 'a request that failed',
    change: segments('segments-failing'),
    check: 'segment',
    code: 'segment.http',
    says: ['http.response.status: 200', '500'],
    also: ['part'],
  },
  {
    ...xray,
    row: 'E4g',
    what: 'a 404 that is flagged as a fault',
    change: changed((document) => {
      inside(document, 'http', 'response')['status'] = 200;
      document['fault'] = true;
    }),
    check: 'segment',
    code: 'segment.flag',
    says: ['fault', 'none'],
  },
  {
    ...xray,
    row: 'E4h',
    what: 'a document that stays in progress',
    change: changed((document) => {
      delete document['end_time'];
      document['in_progress'] = true;
    }),
    check: 'segment',
    code: 'segment.in-progress',
    says: ['in progress', 'end_time'],
  },
  {
    ...xray,
    row: 'E4i',
    what: 'a trace of its own, since the header was not read',
    change: changed((document) => {
      document['trace_id'] = `1-${'5'.repeat(8)}-${'6'.repeat(24)}`;
    }),
    check: 'segment',
    code: 'segment.other-trace',
    says: ['55555555', '181a9dd2', 'X-Amzn-Trace-Id'],
  },
  {
    ...xray,
    row: 'E4j',
    what: 'a subsegment whose name has a letter too few',
    change: changed((document) => {
      part(document)['name'] = 'mock-dat';
    }),
    check: 'part',
    code: 'segment.near',
    says: ['mock-data', 'mock-dat'],
  },
  {
    ...xray,
    row: 'E4k',
    what: 'an annotation misspelt',
    change: changed((document) => {
      annotations(document)['result_lenght'] = 3;
      delete annotations(document)['result_length'];
    }),
    check: 'part',
    code: 'annotation.near-key',
    says: ['result_length', 'result_lenght'],
  },
  {
    ...xray,
    row: 'E4l',
    what: 'a number as text',
    change: changed((document) => {
      annotations(document)['result_length'] = '3';
    }),
    check: 'part',
    code: 'annotation.wrong-type',
    says: ['result_length', '“3”'],
  },
  {
    ...xray,
    row: 'E4m',
    what: 'an annotation with another value',
    change: changed((document) => {
      annotations(document)['url'] = '/api/activities/search';
    }),
    check: 'part',
    code: 'annotation.wrong-value',
    says: ['/api/activities/home', '/api/activities/search'],
  },
  {
    ...xray,
    row: 'E4n',
    what: 'metadata without its namespace',
    change: changed((document) => {
      const metadata = inside(part(document), 'metadata');
      metadata['default'] = metadata['namespace'];
      delete metadata['namespace'];
    }),
    check: 'part',
    code: 'metadata.other-namespace',
    says: ['“default”', '“namespace”'],
  },
  {
    ...xray,
    row: 'E4o',
    what: 'metadata with a key misspelt',
    change: changed((document) => {
      const key = inside(part(document), 'metadata', 'namespace', 'key');
      key['result-size'] = 3;
      delete key['results-size'];
    }),
    check: 'part',
    code: 'metadata.near-key',
    says: ['key.results-size', 'key.result-size'],
  },
  {
    ...xray,
    row: 'E4p',
    what: 'a subsegment below another one',
    change: changed((document) => {
      const around = { id: '00f067aa0ba90002', name: 'activities_home', start_time: 1, end_time: 2 };
      document['subsegments'] = [{ ...around, subsegments: document['subsegments'] }];
    }),
    check: 'part',
    code: 'segment.wrong-parent',
    says: ['activities_home', 'backend-node'],
  },
  {
    ...xray,
    row: 'E4q',
    what: 'a subsegment that is made twice',
    change: changed((document) => {
      document['subsegments'] = [part(document), { ...part(document), id: '00f067aa0ba90003' }];
    }),
    check: 'part',
    code: 'segment.count',
    says: ['exactly 1'],
  },
  {
    ...xray,
    row: 'E4r',
    what: 'no subsegment at all',
    change: changed((document) => {
      delete document['subsegments'];
    }),
    check: 'part',
    code: 'segment.missing',
    says: ['without any subsegment', 'mock-data'],
  },
  {
    ...xray,
    row: 'E4s',
    what: 'another service’s segment',
    change: changed((document) => {
      document['name'] = 'reports';
    }),
    check: 'segment',
    code: 'segment.missing',
    says: ['“reports”', '“backend-node”'],
  },
];
