import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { clientWithStream, type TestClient } from '../lib/receivers/cloudwatch-logs/operations/client.fixture.ts';
import { logReader } from '../lib/receivers/cloudwatch-logs/reader/log-reader.ts';

const lesson = 'content/lessons/04-cloudwatch-logs';
const page = readFileSync(`${lesson}/10-finding-a-line/step.mdx`, 'utf8');

interface Recorded {
  signal: string;
  log?: { body: { value: string } };
}

/** What the stages of a step wrote, as it was recorded. */
const linesOf = (step: string, variant = 'after'): string[] =>
  (JSON.parse(readFileSync(`${lesson}/${step}/evidence/${variant}.signals.json`, 'utf8')) as Recorded[]).flatMap(
    ({ log }) => (log === undefined ? [] : [log.body.value]),
  );

const json = [
  ...linesOf('02-line-after-request', 'before'),
  ...linesOf('03-endpoint-line'),
  ...linesOf('07-log-levels'),
  ...linesOf('09-line-to-trace'),
];
const [withoutStatus = '', hello = '', home = '', nowhere = '', traced = ''] = json;

/** As the formatter of the lesson's app_c6_levels.py writes what Flask says. */
const text = [
  'INFO [2026-Nov-22 18:30] 127.0.0.1 GET http /api/activities/home? 200 OK',
  'WARNING [2026-Nov-22 18:30] 127.0.0.1 GET http /api/activities/nowhere? 404 NOT FOUND',
];
const warning = text[1];

const put = async (messages: readonly string[]): Promise<TestClient> => {
  const client = await clientWithStream();
  const timestamp = client.desk.now() - 10_000;
  const logEvents = messages.map((message, nth) => ({ timestamp: timestamp + nth, message }));
  await client.done('PutLogEvents', { logGroupName: 'cruddur', logStreamName: 'web', logEvents });
  return client;
};

let ofNode: TestClient;
let ofPython: TestClient;
beforeAll(async () => {
  [ofNode, ofPython] = await Promise.all([put(json), put(text)]);
});

async function found(client: TestClient, pattern: string): Promise<unknown[]> {
  const { lines, fault } = await logReader.lines(client.desk, { group: 'cruddur', pattern, limit: 100 });
  if (fault !== null) throw new Error(fault.message);
  return lines.map(({ log }) => log.body?.type === 'string' && log.body.value).toReversed();
}

const onJson: [string, string[]][] = [
  ['404', [nowhere]],
  ['GET 404', [nowhere]],
  ['?nowhere ?Hello', [hello, nowhere]],
  ['"GET http"', [withoutStatus, home, nowhere, traced]],
  ['home -200', [withoutStatus, hello]],
  ['{ $.level = 40 }', [nowhere]],
  ['{ $.level >= 40 && $.msg = "*nowhere*" }', [nowhere]],
  ['{ $.trace_id = * }', [traced]],
  ['{ $.status = 404 }', []],
  ['{ $.msg = "* 404 *" }', [nowhere]],
];
const onText: [string, unknown[]][] = [
  ['?WARNING ?ERROR', [warning]],
  ['[level, time, address, method, scheme, path, status = 4*, ...]', [warning]],
];

describe('the patterns of the page on finding a line', () => {
  it.each(onJson)('%s finds the lines of the lesson’s own stages that the page says', async (pattern, lines) => {
    expect(page).toContain(`\`${pattern}\``);
    expect(await found(ofNode, pattern)).toEqual(lines);
  });

  it.each(onText)('%s finds lines of text, as Python writes them', async (pattern, lines) => {
    expect(page).toContain(`\`${pattern}\``);
    expect(await found(ofPython, pattern)).toEqual(lines);
  });

  it('are all tried here', () => {
    const shown = Array.from(page.matchAll(/^\| `([^`]+)` \|/gm), ([, pattern]) => pattern);
    const tried = new Set([...onJson, ...onText].map(([pattern]) => pattern));
    expect(shown.filter((pattern) => !tried.has(pattern ?? ''))).toEqual([]);
    expect(shown.length).toBeGreaterThan(9);
  });

  it('the query of the page counts them', async () => {
    const query = 'filter level >= 40 | stats count(*) as lines by bin(5m)';
    expect(page).toContain(`\`${query}\``);
    const to = ofNode.desk.now();
    const answer = await logReader.query(ofNode.desk, { group: 'cruddur', query, from: 0, to });
    expect([answer.fault, answer.rows.map(({ lines }) => lines)]).toEqual([null, ['1']]);
  });
});
