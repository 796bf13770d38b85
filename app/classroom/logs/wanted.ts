import { z } from 'zod';
import { readAddress, type Asked } from '../_door/read-address.ts';

const MOST_LINES = 1000;
const INVALID = 'logs/invalid';

const name = z.string().min(1).max(512, 'a name has at most 512 characters');
const moment = z.string().regex(/^\d{1,15}$/, 'a time is a whole number of milliseconds since 1970').transform(Number); // prettier-ignore

const linesSchema = z.object({
  group: name,
  stream: z.string().max(512).optional(),
  q: z.string().max(1024, 'a filter pattern has at most 1,024 characters').default(''),
  from: moment.optional(),
  to: moment.optional(),
  older: z.string().regex(/^\d{56}$/, 'is what the last answer gave').optional(),
  limit: z.string().regex(/^\d{1,4}$/, 'is a number').transform((text) => Math.max(1, Math.min(MOST_LINES, Number(text)))).default(500),
}); // prettier-ignore

const querySchema = z.object({
  group: name,
  query: z.string().max(10_000, 'a query has at most 10,000 characters'),
  from: moment,
  to: moment,
});

/** Which lines an address asks for: `?group=&stream=&q=&from=&to=&older=&limit=`, times in Unix milliseconds. */
export const wantedLines = (url: string): Asked<z.infer<typeof linesSchema>> => readAddress(url, linesSchema, INVALID);

/** Which query an address asks for: `?group=&query=&from=&to=`. */
export const wantedQuery = (url: string): Asked<z.infer<typeof querySchema>> => readAddress(url, querySchema, INVALID);
