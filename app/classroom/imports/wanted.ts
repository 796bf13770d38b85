import { z } from 'zod';
import { traceIdSchema } from '@/lib/telemetry/ids.ts';

const flag = z.enum(['true', 'false'], 'it is true or false').transform((word) => word === 'true');

/** What an address says of a part of a file. */
export const partSchema = z
  .strictObject({
    id: z.string().regex(/^[0-9a-f]{16}$/, 'an id is 16 hex digits'),
    file: z.string().min(1, 'a file has a name').max(200, 'a name has at most 200 characters'),
    line: z
      .string()
      .regex(/^[1-9]\d{0,11}$/, 'a line is a whole number from 1')
      .transform(Number),
    last: flag,
  })
  .transform(({ last, ...part }) => ({ ...part, isLast: last }));

/** Which files an address asks for: all, or those that a trace was in. */
export const listSchema = z.strictObject({ traceId: traceIdSchema.optional() });
