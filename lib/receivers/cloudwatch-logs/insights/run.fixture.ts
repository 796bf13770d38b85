import { clientWithStream, type TestClient } from '../operations/client.fixture.ts';

export const start = 1_795_336_800_000;
export const seconds = start / 1000;

export const lines = [
  { level: 'info', path: '/home', took: 10, user: { id: 1 }, ok: true },
  { level: 'info', path: '/home', took: 30, user: { id: 2 }, ok: true },
  { level: 'error', path: '/show', took: 250, user: { id: 1 }, ok: false, 'trace.id': 'abc' },
  'plain user=ada, took 7 ms',
  { level: 'warn', path: '/show', took: '90' },
];

export async function withLines(): Promise<TestClient> {
  const client = await clientWithStream();
  const logEvents = lines.map((line, index) => ({
    timestamp: start + index * 60_000,
    message: typeof line === 'string' ? line : JSON.stringify(line),
  }));
  client.desk.clock = start + 600_000;
  await client.done('PutLogEvents', { logGroupName: 'cruddur', logStreamName: 'web', logEvents });
  return client;
}

export type Cells = Record<string, string>;

export interface Ran {
  rows: Cells[];
  status: string;
  statistics: Record<string, number>;
}

export async function ran(client: TestClient, queryString: string, more: object = {}): Promise<Ran> {
  const asked = { logGroupName: 'cruddur', startTime: seconds, endTime: seconds + 600, queryString, ...more };
  const { queryId } = await client.done('StartQuery', asked);
  const { results, status, statistics } = (await client.done('GetQueryResults', { queryId })) as unknown as {
    results: { field: string; value: string }[][];
    status: string;
    statistics: Record<string, number>;
  };
  const rows = results.map((cells) => Object.fromEntries(cells.map(({ field, value }) => [field, value])));
  for (const row of rows) delete row['@ptr'];
  return { rows, status, statistics };
}

export const query = async (text: string): Promise<Cells[]> => (await ran(await withLines(), text)).rows;
