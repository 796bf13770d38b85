import type { JsonObject } from '../../lib/telemetry/json.ts';
import { asErrors, asSegments, documentsOf, reports, segments } from './documents.ts';
import type { Control, Run } from './mutation.ts';
import { tracker } from './report-mutations.ts';
import { annotations, changed, part, xray } from './segment-mutations.ts';

const both = (one: (run: Run) => void, other: (run: Run) => void) => (run: Run) => {
  one(run);
  other(run);
};

/** Differences in documents that mean nothing. */
export const documentControls: Control[] = [
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
      run.segments = asSegments([apart, { ...whole, subsegments: [] }]);
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
      run.segments = asSegments([other, whole]);
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
