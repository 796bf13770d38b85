import type { AttributeValue } from '../telemetry/attributes.ts';
import type { QueryResult, ResultData } from '../query/result.ts';
import type { QuerySpec } from '../query/spec.ts';
import { conditionsInWords, missOf } from './conditions.ts';
import type { Explanation } from './diagnose/explanation.ts';
import type { QueryCheck } from './query-expectation.ts';
import { quoted, shownValue } from './quote.ts';
import { boundsOf, conditionsOf, type AttributeTests, type Count } from './value-test.ts';

type ResultCheck = Extract<QueryCheck, { about: 'result' }>;
type FilterValue = QuerySpec['filters'][number]['value'];

/** A plain value of a query, typed as an attribute of that value would be. */
export function asAttribute(value: FilterValue | ResultData[string]): AttributeValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return { type: 'array', value: value.flatMap((each) => asAttribute(each) ?? []) };
  if (typeof value === 'string') return { type: 'string', value };
  if (typeof value === 'boolean') return { type: 'bool', value };
  return Number.isInteger(value) ? { type: 'int', value } : { type: 'double', value };
}

const isWithin = (count: Count | undefined, number: number): boolean => {
  if (count === undefined) return true;
  const { min, max } = boundsOf(count);
  return number >= min && number <= max;
};

function countText(count: Count): string {
  const { min, max } = boundsOf(count);
  if (min === max) return String(min);
  return max === Infinity ? `at least ${min}` : `${min} to ${max}`;
}

/** What `matched` counts: spans, and their events and links, each a row of its own (SPEC.md). */
const counted = (matched: number): string => `${matched} row${matched === 1 ? '' : 's'} of telemetry`;

const meets = (data: ResultData, tests: AttributeTests): boolean =>
  Object.entries(tests).every(([key, test]) => missOf(asAttribute(data[key]), conditionsOf(test)) === null);

const testsText = (tests: AttributeTests): string =>
  Object.entries(tests)
    .map(([key, test]) => `${key}: ${conditionsInWords(conditionsOf(test))}`)
    .join('; ');

const rowText = (data: ResultData): string =>
  Object.entries(data)
    .map(([key, value]) => `${key}: ${shownValue(key, asAttribute(value))}`)
    .join('; ');

const wrongValues = (message: string, tests: AttributeTests, row: ResultData = {}): Explanation => ({
  code: 'query.values',
  message,
  expected: testsText(tests),
  actual: rowText(row),
});

function judgeRows({ each, some }: ResultCheck, { results }: QueryResult): Explanation | null {
  const odd = each && results.find(({ data }) => !meets(data, each));
  if (each && odd) return wrongValues('A row has other values than it should.', each, odd.data);
  if (some === undefined || results.some(({ data }) => meets(data, some))) return null;
  return wrongValues('No row has the values that are looked for.', some, results[0]?.data);
}

function judgeHeatmap({ heatmap }: ResultCheck, { heatmaps }: QueryResult): Explanation | null {
  if (heatmap === undefined) return null;
  const drawn = heatmaps.find(({ column }) => column === heatmap.column);
  if (drawn !== undefined && isWithin(heatmap.cells, drawn.cells.length)) return null;
  return {
    code: 'query.heatmap-empty',
    message: drawn === undefined ? `There is no heatmap over ${quoted(heatmap.column)}.` : 'The heatmap has no cells.',
    expected: `HEATMAP(${heatmap.column}) with ${countText(heatmap.cells)} cells`,
    actual: `${drawn?.cells.length ?? 0} cells`,
  };
}

/** Whether an answer tells of what happened, where what was sent is only a part of it. */
function judgeWeights({ weighted }: ResultCheck, { spec, result }: Answered): Explanation | null {
  if (weighted !== true) return null;
  const { matched, standFor } = result;
  const expected = 'each span counted for as many as it stands for';
  if (standFor <= matched) {
    const message = 'No span that was found says that it stands for others.';
    return { code: 'query.values', message, expected, actual: `${counted(matched)}, each for itself` };
  }
  if (!spec.usage_mode) return null;
  const message = `The query counts the ${counted(matched)} that were sent, and not the ${standFor} that they stand for.`;
  return { code: 'query.values', message, expected, actual: 'each span counted once' };
}

interface Answered {
  spec: QuerySpec;
  result: QueryResult;
}

/** Holds what a query returned against what it should return. */
export function judgeResult(check: ResultCheck, asked: Answered): Explanation | null {
  const { result } = asked;
  const { matched, rows } = check;
  if (matched !== undefined && !isWithin(matched, result.matched)) {
    const facts = { expected: `${countText(matched)} rows of telemetry`, actual: counted(result.matched) };
    const message = `The query found ${counted(result.matched)}. A row is a span, an event of a span, or a link.`;
    return { code: 'query.matched', message, ...facts };
  }
  if (rows !== undefined && !isWithin(rows, result.results.length)) {
    const { length } = result.results;
    const actual = `${length} row${length === 1 ? '' : 's'}`;
    const facts = { expected: `${countText(rows)} rows`, actual };
    return { code: 'query.rows', message: `The table has ${actual}.`, ...facts };
  }
  return judgeWeights(check, asked) ?? judgeRows(check, result) ?? judgeHeatmap(check, result);
}
