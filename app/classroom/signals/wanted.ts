import { z } from 'zod';
import type { SignalFilter } from '@/lib/telemetry/signal-query.ts';
import { traceIdSchema } from '@/lib/telemetry/ids.ts';
import { signalNames } from '@/lib/telemetry/signal.ts';
import { readAddress, type Asked } from '../_door/read-address.ts';

/** What is read at most at once; a page asks on with `beyond`. */
const MOST = 1000;
const MOST_BYTES = 16 * 1024 * 1024;
const INVALID = 'signals/invalid';

/** A log group or an error's fingerprint is shorter than this. */
const name = z.string().max(1024, 'a name has at most 1,024 characters');

/** Within what a 64-bit count of nanoseconds can say. */
const time = z
  .string()
  .regex(/^-?\d{1,19}$/, 'a time is a whole number of nanoseconds since 1970')
  .transform(BigInt);

const wholeNumber = (most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'takes a whole number')
    .transform((text) => Math.min(Number(text), most));

/** Where a reader stands: `<nanoseconds>.<seq>` of the last that it has. */
const cursor = z
  .string()
  .regex(/^-?\d{1,19}\.\d{1,15}$/, 'a cursor is the time and the seq of a signal, with a point between them')
  .transform((text) => {
    const [moment = '0', seq = '0'] = text.split('.');
    return { time: BigInt(moment), seq: Number(seq) };
  });

const signalsSchema = z.strictObject({
  signal: z.enum(signalNames, `is one of ${signalNames.join(', ')}`).optional(),
  traceId: traceIdSchema.optional(),
  place: name.optional(),
  stream: name.optional(),
  from: time.optional(),
  to: time.optional(),
  order: z.enum(['oldest', 'newest', 'stored'], 'is one of oldest, newest, stored').optional(),
  limit: wholeNumber(MOST).pipe(z.number().min(1, 'is at least 1')).optional(),
  beyond: cursor.optional(),
});

const placesSchema = signalsSchema.pick({ signal: true, place: true });

/** What is there, without what is not: a filter's field that is there must hold. */
const given = <T extends object>(fields: T): { [Field in keyof T]?: Exclude<T[Field], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

/** Which signals an address asks for. */
export function wantedSignals(url: string): Asked<SignalFilter> {
  const asked = readAddress(url, signalsSchema, INVALID);
  if ('problems' in asked) return asked;
  const { traceId, stream, ...rest } = asked.ok;
  const lists = { ...(traceId && { traceIds: [traceId] }), ...(stream !== undefined && { streams: [stream] }) };
  return { ok: { limit: MOST, mostBytes: MOST_BYTES, ...given(rest), ...lists } };
}

/** Which places an address asks for. */
export function wantedPlaces(url: string): Asked<Pick<SignalFilter, 'signal' | 'place'>> {
  const asked = readAddress(url, placesSchema, INVALID);
  return 'problems' in asked ? asked : { ok: given(asked.ok) };
}
