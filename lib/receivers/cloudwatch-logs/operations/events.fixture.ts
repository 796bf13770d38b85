import type { TestClient } from './client.fixture.ts';

/** Text without a period, so that no state of a search comes again. */
export const unlike = (length: number): string => {
  let state = 1;
  return Array.from({ length }, () => ((state = (state * 48_271) % 2_147_483_647) & 64 ? 'a' : 'b')).join('');
};

export const where = { logGroupName: 'cruddur', logStreamName: 'web' };
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const now = 1_795_336_878_929;

export const put = (client: TestClient, logEvents: unknown): ReturnType<TestClient['send']> =>
  client.send('PutLogEvents', { ...where, logEvents });

export const events = (count: number, from = now): { timestamp: number; message: string }[] =>
  Array.from({ length: count }, (_, index) => ({ timestamp: from + index, message: `line ${index}` }));

export const at = (timestamp: number): object => ({ timestamp, message: 'x' });

export interface Page {
  events: { message: string; timestamp: number; ingestionTime: number; eventId?: string }[];
  nextForwardToken: string;
  nextBackwardToken: string;
  nextToken?: string;
}
export const get = async (client: TestClient, more: object = {}): Promise<Page> =>
  (await client.done('GetLogEvents', { ...where, ...more })) as unknown as Page;
export const filter = async (client: TestClient, more: object = {}): Promise<Page> =>
  (await client.done('FilterLogEvents', { logGroupName: 'cruddur', ...more })) as unknown as Page;
export const messages = (page: Page): string[] => page.events.map(({ message }) => message);
