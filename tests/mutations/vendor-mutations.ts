import type { JsonObject } from '../../lib/telemetry/json.ts';
import { asErrors, asSegments, documentsOf, inside } from './documents.ts';
import type { Control, Mutation, Run } from './mutation.ts';

type Change = (document: JsonObject) => void;

/** A run with a capture's segments, changed or not. */
const segments =
  (name: string, change: Change = () => undefined) =>
  (run: Run): void => {
    const documents = documentsOf(name);
    for (const document of documents) change(document);
    run.segments = asSegments(documents);
  };

const reports =
  (name: string, change: Change = () => undefined) =>
  (run: Run): void => {
    const documents = documentsOf(name);
    for (const document of documents) change(document);
    run.errors = asErrors(documents);
  };

const xray = { golden: 'home', expectation: 'segments', given: segments('segments') } as const;
const changed = (change: Change) => segments('segments', change);
const part = (document: JsonObject): JsonObject => inside(document, 'subsegments');
const annotations = (document: JsonObject): JsonObject => inside(part(document), 'annotations');

/** E4: what goes wrong with segments, captured where the SDK does it, and else edited into what it sent. */
const segmentMutations: Mutation[] = [
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

const tracker = { golden: 'home', expectation: 'reports', given: reports('reports'), check: 'report' } as const;
const edited = (change: Change) => reports('reports', change);

/** E5: what goes wrong with reports. */
const reportMutations: Mutation[] = [
  {
    ...tracker,
    row: 'E5a',
    what: 'no link to the trace',
    change: edited((data) => {
      for (const key of ['trace_id', 'span_id']) {
        delete data[key];
        delete inside(data, 'custom')[key];
      }
    }),
    code: 'error-item.uncorrelated',
    says: ['names no trace', 'trace_id'],
  },
  {
    ...tracker,
    row: 'E5b',
    what: 'one error that is grouped as many, by an id in its message',
    change: reports('reports-changing', (data) => {
      const [trace] = [inside(data, 'body', 'trace_chain')];
      data['fingerprint'] = JSON.stringify(inside(trace, 'exception')['message']);
    }),
    code: 'error-item.grouping',
    says: ['3 items', '1 item', 'message'],
  },
  {
    ...tracker,
    row: 'E5c',
    what: 'no line of the application’s own in the stack',
    change: edited((data) => {
      data['server'] = { root: '/elsewhere' };
    }),
    code: 'error-item.no-app-frames',
    says: ['no line', 'root'],
  },
  {
    ...tracker,
    row: 'E5d',
    what: 'a warning, which a list of errors does not show',
    change: edited((data) => {
      data['level'] = 'warning';
    }),
    code: 'error-item.level',
    says: ['warning', '“error”'],
  },
  {
    ...tracker,
    row: 'E5e',
    what: 'nothing reported',
    change: (run) => {
      run.errors = [];
    },
    code: 'error-item.silence',
    says: ['token'],
  },
  {
    ...tracker,
    row: 'E5f',
    what: 'another environment',
    change: edited((data) => {
      data['environment'] = 'development';
    }),
    code: 'error-item.wrong-value',
    says: ['production', 'development'],
  },
  {
    ...tracker,
    row: 'E5g',
    what: 'no version of the code',
    change: edited((data) => {
      delete data['code_version'];
    }),
    code: 'error-item.field-missing',
    says: ['release', 'v2'],
  },
  {
    ...tracker,
    row: 'E5h',
    what: 'a custom field misspelt',
    change: edited((data) => {
      inside(data, 'custom')['orders'] = { id: 'o-1' };
      delete inside(data, 'custom')['order'];
    }),
    code: 'error-item.near-key',
    says: ['order.id', 'orders.id'],
  },
  {
    ...tracker,
    row: 'E5i',
    what: 'another exception',
    change: edited((data) => {
      inside(data, 'body', 'trace_chain', 'exception')['class'] = 'RangeError';
    }),
    code: 'error-item.near',
    says: ['TypeError', 'RangeError'],
  },
  {
    ...tracker,
    row: 'E5j',
    what: 'a message instead of the error',
    change: reports('reports-warning'),
    code: 'error-item.missing',
    says: ['Hello World!', 'TypeError'],
  },
  {
    ...tracker,
    row: 'E5k',
    what: 'a report of the client that knows no trace',
    change: reports('reports-untraced'),
    code: 'error-item.field-missing',
    says: ['order.id'],
  },
];

export const vendorMutations: Mutation[] = [...segmentMutations, ...reportMutations];

const both = (one: (run: Run) => void, other: (run: Run) => void) => (run: Run) => {
  one(run);
  other(run);
};

/** Differences in documents that mean nothing. */
export const vendorControls: Control[] = [
  {
    ...xray,
    row: 'B16',
    what: 'segments in progress first, complete ones later, and each twice',
    change: (run) => {
      const [whole] = documentsOf('segments');
      const { end_time: _, subsegments: __, ...open } = whole as JsonObject;
      run.segments = asSegments([{ ...open, in_progress: true }, whole, whole].map((each) => each as JsonObject));
    },
  },
  {
    ...xray,
    row: 'B17',
    what: 'a subsegment that was sent apart, before its segment',
    change: (run) => {
      const [whole] = documentsOf('segments') as [JsonObject];
      const apart = { ...part(whole), type: 'subsegment', parent_id: whole['id'], trace_id: whole['trace_id'] };
      run.segments = asSegments([apart as JsonObject, { ...whole, subsegments: [] }]);
    },
  },
  {
    ...xray,
    row: 'B18',
    what: 'ids in capitals, in_progress: false beside an end, fields that nobody knows',
    change: changed((document) => {
      Object.assign(document, { id: '5CA4E17A5BBBCD3F', in_progress: false, from_the_future: { a: [1] } });
    }),
  },
  {
    ...xray,
    row: 'B19',
    what: 'more annotations and metadata than are asked for, and another service’s segment in the trace',
    change: (run) => {
      const [whole] = documentsOf('segments') as [JsonObject];
      Object.assign(annotations(whole), { more: true, 'and.more': 'x' });
      const other = {
        ...whole,
        id: '00f067aa0ba90004',
        name: 'activities',
        parent_id: part(whole)['id'],
        subsegments: [],
      };
      run.segments = asSegments([other as JsonObject, whole]);
    },
  },
  {
    ...tracker,
    row: 'B20',
    what: 'a warning and a report of another request beside the one looked for',
    change: (run) => {
      run.errors = asErrors([...documentsOf('reports-warning'), ...documentsOf('reports')]);
    },
  },
  {
    ...tracker,
    row: 'B21',
    what: 'an error whose ids and times change, grouped as one',
    change: reports('reports-changing', (data) => {
      data['timestamp'] = 1;
    }),
  },
  {
    golden: 'home',
    expectation: 'home',
    row: 'B22',
    what: 'segments and reports that no check asks for',
    change: both(segments('segments-failing'), reports('reports-warning')),
  },
];
