import { inside, reports, type Change } from './documents.ts';
import type { Mutation } from './mutation.ts';

/** The run that everything is green on. */
export const tracker = { golden: 'home', expectation: 'reports', given: reports('reports'), check: 'report' } as const;
const edited = (change: Change) => reports('reports', change);

/** E5: what goes wrong with reports. */
export const reportMutations: Mutation[] = [
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
