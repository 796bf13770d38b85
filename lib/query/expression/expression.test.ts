import { describe, expect, it } from 'vitest';
import type { ColumnValue } from '../columns.ts';
import { evaluateExpression } from './evaluate-expression.ts';
import { parseExpression } from './parse-expression.ts';

const row: Record<string, ColumnValue> = {
  duration_ms: 250.5, status: 404, zero: 0, 'http.route': '/api/Home', 'Name with blanks': 'é😀', '1st': 'one', yes: true, no: false, digits: '12.5', when: '2017-07-20T11:22:44.888Z',
}; // prettier-ignore

const value = (column: string): ColumnValue => (Object.hasOwn(row, column) ? row[column] : undefined);

function valueOf(text: string): ColumnValue {
  const parsed = parseExpression(text);
  if ('mistake' in parsed) throw new Error(`${parsed.mistake.at}: ${parsed.mistake.message}`);
  return evaluateExpression(parsed.ok, { value, at: 1_500_549_764_888_000_000n, receivedAt: 1_500_549_765_000 });
}

describe('an expression', () => {
  it.each<[string, ColumnValue]>([
    ['IF($status >= 400, "bad", "good")', 'bad'],
    ['IF($zero, 1, $nowhere, 2, $yes, 3)', 3],
    ['IF($no, 1)', undefined],
    ['SWITCH($http.route, "/", "root", "/api/Home", "home", "other")', 'home'],
    ['SWITCH($nowhere, "/", "root", "other")', 'other'],
    ['COALESCE($nowhere, null, $digits)', '12.5'],
    ['$status = 404 AND !EXISTS($nowhere) OR false', true],
    ['$status = "404"', false],
    ['$nowhere = null', true],
    ['$nowhere != 1', true],
    ['LT($nowhere, 1)', false],
    ['"a" < "b"', true],
    ['IN($status, 200, 404)', true],
    ['NOT("true")', false],
    ['NOT("yes")', true],
    ['MIN($nowhere, 3, "a", 1)', 1],
    ['MAX("b", 3, "a")', 'b'],
    ['1.0 + 5 + "2.3" + $nowhere + true', 8.3],
    ['$duration_ms - 100', 150.5],
    ['10 -3', 7],
    ['2 * (3 + 4) % 4', 2],
    ['-$zero', 0],
    ['-(2 + 3)', -5],
    ['1 / 0', undefined],
    ['MOD(-5.5, 2)', -1.5],
    ['MUL(1e308, 10)', undefined],
    ['LOG10(1000)', 3],
    ['LOG10(0)', undefined],
    ['INT(-2.7) + INT("3.9") + INT("x")', 1],
    ['FLOAT("x")', 0],
    ['BOOL("yes")', false],
    ['STRING($duration_ms)', '250.5'],
    ['STRING($nowhere)', ''],
    ['CONCAT($http.route, "-", 1.0, true, $nowhere)', '/api/Home-1true'],
    ['TO_LOWER($http.route)', '/api/home'],
    ['STARTS_WITH($http.route, `/api`) AND ENDS_WITH($http.route, "ome") AND CONTAINS($http.route, "pi")', true],
    ['CONTAINS($status, "4")', false],
    ['LENGTH($"Name with blanks")', 2],
    ['LENGTH($`Name with blanks`, "bytes")', 6],
    ['LENGTH($status)', undefined],
    ['REG_MATCH($http.route, `^/api/`)', true],
    ['REG_VALUE($http.route, `^/api/([A-Za-z]+)$`)', 'Home'],
    ['REG_COUNT($http.route, `/`)', 2],
    ['REG_COUNT($status, `4`)', 0],
    ['UNIX_TIMESTAMP($when)', 1_500_549_764.888],
    ['UNIX_TIMESTAMP("2017-07-20T13:22:44+02:00")', 1_500_549_764],
    ['UNIX_TIMESTAMP("2017-02-30T00:00:00Z")', undefined],
    ['SUB(INGEST_TIMESTAMP(), EVENT_TIMESTAMP()) < 0.2', true],
    ['FORMAT_TIME("%F %T %j %A %p %%", EVENT_TIMESTAMP())', '2017-07-20 11:22:44 201 Thursday AM %'],
    ['BUCKET($duration_ms, 100, 0, 300)', '200 - 300'],
    ['BUCKET(100, 100, 0)', '0 - 100'],
    ['BUCKET(-1, 100, 0, 300)', '< 0'],
    ['BUCKET(301, 100, 0, 300)', '> 300'],
    ['BUCKET(0, 10)', '-5 - 5'],
    ['BUCKET("5", 10)', undefined],
    ['"\\u0041\\x41\\101\\n\\\\"', 'AAA\n\\'],
    ['$"1st"', 'one'],
    ['IF(true, 1,)', 1],
    ['-.5e1', -5],
  ])('[E3] %s', (text, expected) => {
    const found = valueOf(text);
    expect(typeof found === 'number' ? Number(found.toPrecision(14)) + 0 : found).toBe(expected);
  });

  it.each<[string, number, string]>([
    ['', 0, 'too early'],
    ['IF($a, 1', 8, 'too early'],
    ['duration_ms > 5', 0, 'no function'],
    ['if($a, 1)', 0, 'no function'],
    ['$a >', 4, 'too early'],
    ['$a $b', 3, 'Nothing more'],
    ['LT($a)', 0, 'takes 2'],
    ['EXISTS()', 0, 'takes 1'],
    ["$a = 'b'", 5, 'no meaning'],
    ['"abc', 0, 'does not end'],
    ['"a\\q"', 2, 'no escape'],
    ['$ + 1', 0, 'name must follow'],
    ['REG_MATCH($a, $b)', 14, 'needs text'],
    ['REG_MATCH($a, `(`)', 14, 'group that does not end'],
    ['FORMAT_TIME("%Q", 1)', 12, 'does not know'],
    ['LENGTH($a, "words")', 11, 'bytes'],
    ['1e999', 0, 'too large'],
    ['(1', 2, 'too early'],
    ['1)', 1, 'Nothing more'],
    ['SUM(1 2)', 6, 'comma'],
  ])('[E2] %s is refused at %i', (text, at, message) => {
    const parsed = parseExpression(text);
    expect(parsed).toMatchObject({ mistake: { at, message: expect.stringContaining(message) as string } });
  });

  it.each<[string, string, number, string]>([
    ['goes too deep', `${'('.repeat(41)}1${')'.repeat(41)}`, 41, 'too deep'],
    ['is one operator after the other', `1${' - 1'.repeat(200)}`, 798, 'follow one another'],
    ['is too long', `"${'x'.repeat(4096)}"`, 4096, 'too long'],
  ])('[E2] that %s is refused, and says where', (_, text, at, message) => {
    expect(parseExpression(text)).toMatchObject({ mistake: { at, message: expect.stringContaining(message) as string } });
  }); // prettier-ignore

  it('[E2] takes a long row of sums, which is not deep', () => {
    expect(valueOf(`0${' + 1'.repeat(90)}`)).toBe(90);
  });
});
