import { keyedTests, testOf, type DocumentTest } from '../../documents/document-test.ts';
import { attributeOf, objectIn, valueIn } from '../../documents/json-value.ts';
import { boundsOf } from '../../value-test.ts';
import { customOf, type Reported } from './read-item.ts';
import type { ErrorItemExpect, ErrorItemMatch } from './schema.ts';

export type ItemTest = DocumentTest<Reported>;

const text = (value: string): ReturnType<typeof attributeOf> => attributeOf(value === '' ? undefined : value);

/** What `match` asks of a report; `expect` may ask the same. */
export const matchTests = ({ type, value, level }: ErrorItemMatch): ItemTest[] => [
  ...testOf<Reported>('type', type, (item) => text(item.type)),
  ...testOf<Reported>('value', value, (item) => text(item.value)),
  ...testOf<Reported>('level', level, ({ occurrence }) => text(occurrence.level)),
];

function frameTests(count: ErrorItemExpect['inAppFrames']): ItemTest[] {
  if (count === undefined) return [];
  const { min, max } = boundsOf(count);
  const bounds = { gte: min, ...(Number.isFinite(max) ? { lte: max } : {}) };
  return testOf<Reported>('inAppFrames', bounds, (item) => attributeOf(item.inAppFrames));
}

/** What `expect` asks of a report, but for what concerns several of them. */
export function expectTests(expect: ErrorItemExpect | undefined): ItemTest[] {
  if (expect === undefined) return [];
  return [
    ...matchTests(expect),
    ...testOf<Reported>('environment', expect.environment, ({ occurrence }) => text(occurrence.environment)),
    ...testOf<Reported>('release', expect.release, ({ occurrence: { data } }) =>
      attributeOf(valueIn(data, 'code_version') ?? valueIn(data, 'client.javascript.code_version')),
    ),
    ...testOf<Reported>('framework', expect.framework, ({ occurrence: { data } }) =>
      attributeOf(valueIn(data, 'framework')),
    ),
    ...frameTests(expect.inAppFrames),
    ...keyedTests<Reported>('tag', expect.tags, ({ occurrence }) => occurrence.data),
    ...keyedTests<Reported>('request', expect.request, ({ occurrence }) => objectIn(occurrence.data, 'request')),
    ...keyedTests<Reported>('person', expect.person, ({ occurrence }) => objectIn(occurrence.data, 'person')),
    ...keyedTests<Reported>('custom', expect.custom, customOf),
  ];
}
