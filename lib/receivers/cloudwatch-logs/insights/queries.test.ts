import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.ts';
import { start, seconds, lines, withLines, ran, query } from './run.fixture.ts';

describe('a query', () => {
  it('shows time and message, newest first, where it asks for nothing else', async () => {
    const { rows, status, statistics } = await ran(await withLines(), 'limit 2');
    expect(rows).toEqual([
      { '@timestamp': '2026-11-22 08:44:00.000', '@message': JSON.stringify(lines[4]) },
      { '@timestamp': '2026-11-22 08:43:00.000', '@message': lines[3] },
    ]);
    expect([status, statistics.recordsMatched]).toEqual(['Complete', 2]);
  });

  it.each([
    ['fields path | filter level = "error"', [{ path: '/show' }]],
    ['fields took | filter took > 20 and level = "info"', [{ took: '30' }]],
    ['fields took | filter took >= 90 | sort took', [{ took: '90' }, { took: '250' }]],
    ['filter level >= 40 or level < 40 or 40 <= level', []],
    ['filter @timestamp > level or level > @timestamp', []],
    ['fields level | filter level > "info" and level < "warp"', [{ level: 'warn' }]],
    ['fields user.id as id | filter user.id in [2, 3]', [{ id: '2' }]],
    ['fields user.id | filter not (user.id = 1) and ispresent(user.id)', [{ 'user.id': '2' }]],
    ['fields `trace.id` | filter ispresent(`trace.id`)', [{ 'trace.id': 'abc' }]],
    ['fields @message | filter @message like "plain"', [{ '@message': lines[3] }]],
    ['fields path | filter @message like /(?i)ERR[o]r/', [{ path: '/show' }]],
    ['fields path | filter @message not like /level/', [{}]],
    ['fields path | filter ok = 0', [{ path: '/show' }]],
    ['fields @logStream, @log | limit 1', [{ '@logStream': 'web', '@log': '000000000000:cruddur' }]],
    ['fields took * 2 + 1 as double | filter took = 10', [{ double: '21' }]],
    ['fields toupper(level) as L, strlen(path) as n | filter took = 250', [{ L: 'ERROR', n: '5' }]],
    ['fields coalesce(level, "none") as l | filter isempty(level) or level = "warn"', [{ l: 'warn' }, { l: 'none' }]],
    ['fields took | filter took = 10 | fields took / 0 as none', [{ took: '10' }]],
    ['parse @message "user=*, took * ms" as who, ms | filter ispresent(who)', [{ who: 'ada', ms: '7' }]],
    ['parse @message "plain *" as rest | filter rest like "ada" | display rest', [{ rest: 'user=ada, took 7 ms' }]],
    ['parse @message /user=(?<who>\\w+), took (?<ms>\\d+?) / | filter ms > 6', [{ who: 'ada', ms: '7' }]],
    ['fields path, took | sort took desc | limit 1 | display path', [{ path: '/show' }]],
    ['fields level | sort @timestamp asc | limit 1', [{ level: 'info' }]],
    ['fields path | filter ispresent(path) | dedup path | sort path', [{ path: '/home' }, { path: '/show' }]],
    ['stats count(*)', [{ 'count(*)': '5' }]],
    ['filter level = "none" | stats count(*) as n, avg(took)', [{ n: '0' }]],
    [
      'stats count(*) as n, max(took) as most by path | filter ispresent(path) | sort n desc, path asc',
      [
        { path: '/home', n: '2', most: '30' },
        { path: '/show', n: '2', most: '250' },
      ],
    ],
    [
      'stats avg(took), min(took), sum(took), count(took), count_distinct(path)',
      [{ 'avg(took)': '95', 'min(took)': '10', 'sum(took)': '380', 'count(took)': '4', 'count_distinct(path)': '2' }],
    ],
    [
      'stats pct(took, 50) as p, median(took) as m, earliest(level) as e, latest(level) as l',
      [{ p: '60', m: '60', e: 'info', l: 'warn' }],
    ],
    ['stats count(*) as n by bin(2m) | sort bin(2m) asc', [{ n: '2' }, { n: '2' }, { n: '1' }]],
    ['stats count(*) as n by bin(5m) as t', [{ t: '2026-11-22 08:40:00.000', n: '5' }]],
    ['stats count(*) as n by level | stats max(n) as most', [{ most: '2' }]],
    ['stats count(*) by level | sort count(*) desc | limit 1', [{ level: 'info', 'count(*)': '2' }]],
    ['# a comment\n| fields level\n| filter took = 250 # another', [{ level: 'error' }]],
  ])('%s', async (text, rows) => {
    expect(await query(text)).toMatchObject(rows);
    expect(await query(text)).toHaveLength(rows.length);
  });

  it('looks through the time range that it was given, of every group', async () => {
    const client = await withLines();
    await client.done('CreateLogGroup', { logGroupName: 'other' });
    await client.done('CreateLogStream', { logGroupName: 'other', logStreamName: 's' });
    await client.done('PutLogEvents', {
      logGroupName: 'other',
      logStreamName: 's',
      logEvents: [{ timestamp: start + 90_000, message: 'x' }],
    });
    const more = {
      logGroupName: undefined,
      logGroupNames: ['cruddur', 'other'],
      startTime: seconds + 60,
      endTime: seconds + 120,
    };
    const { rows } = await ran(client, 'fields @log, @message | sort @timestamp asc', more);
    expect(rows.map((row) => row['@message'])).toEqual([JSON.stringify(lines[1]), 'x', JSON.stringify(lines[2])]);
  });

  it('is remembered, and never running', async () => {
    const client = await withLines();
    await ran(client, 'fields level');
    const { queries } = await client.done('DescribeQueries', { logGroupName: 'cruddur' });
    expect(queries).toMatchObject([{ status: 'Complete', queryString: "SOURCE 'cruddur' | fields level" }]);
    const [{ queryId }] = queries as unknown as { queryId: string }[] & { 0: { queryId: string } };
    expect((await client.send('StopQuery', { queryId })).output.__type).toBe('InvalidParameterException');
    expect((await client.send('GetQueryResults', { queryId: 'none' })).output.__type).toBe('ResourceNotFoundException');
  });

  it.each([
    ['', 'the query is empty', 0],
    ['fields', 'a field or a value is missing', 6],
    ['select x', 'a command is missing', 0],
    ['filter a like', 'is missing behind like', 13],
    ['filter a = "open', 'a quote is not closed', 11],
    ['filter (a = 1', ') is missing', 13],
    ['filter nope(a)', 'there is no function nope', 7],
    ['filter a like /(/', 'a parenthesis is not closed', 15],
    ['parse @message /x/ as y', 'no group of the regular expression has a name', 15],
    ['parse @message /(?<a>x/', 'a parenthesis is not closed', 16],
    ['parse @message', 'or a /regular expression/ is missing', 14],
    ['parse @message "a*b*" as x', '2 asterisks, and 1 names', 15],
    ['stats foo(x)', 'stats takes', 6],
    ['stats pct(x, 200)', 'percentage', 13],
    ['stats count(*) by bin(x)', 'a period is missing', 22],
    ['limit 0', 'a whole number', 6],
    ['fields a b', 'unexpected here', 9],
    ['fields ~', 'unexpected symbol', 7],
    [`filter ${'('.repeat(100)}a`, 'nested too deep', 47],
    [`fields ${'-'.repeat(9000)}1`, 'nested too deep', 47],
  ])('%s is refused: %s, at %i', (text, said, from) => {
    const parsed = parseQuery(text);
    expect(parsed).toMatchObject({ kind: 'failed', problem: { from, message: expect.stringContaining(said) } });
  });

  it('that is wrong is answered as the service does, with its place', async () => {
    const asked = { logGroupName: 'cruddur', startTime: 1, endTime: 2, queryString: 'fields a | what' };
    expect((await (await withLines()).send('StartQuery', asked)).output).toMatchObject({
      __type: 'MalformedQueryException',
      queryCompileError: { location: { startCharOffset: 11, endCharOffset: 15 } },
    });
  });

  it.each([
    [{ endTime: seconds - 1 }, 'InvalidParameterException'],
    [{ logGroupName: undefined }, 'InvalidParameterException'],
    [{ logGroupName: 'none' }, 'ResourceNotFoundException'],
    [{ queryLanguage: 'SQL' }, 'InvalidParameterException'],
  ])('with %j is refused', async (more, type) => {
    const asked = { logGroupName: 'cruddur', startTime: seconds, endTime: seconds, queryString: 'fields a', ...more };
    expect((await (await withLines()).send('StartQuery', asked)).output.__type).toBe(type);
  });
});
