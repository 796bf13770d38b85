import { z } from 'zod';
import { latestFirst, type Sighted } from './find-traces.ts';

const placeSchema = z.object({ start: z.string().regex(/^\d{1,30}$/), traceId: z.string().max(32) });

/** A place in a list of traces, to go on from: what comes in between does not shift it. */
export const tokenOf = ({ start, traceId }: Sighted): string =>
  Buffer.from(JSON.stringify({ start: String(start), traceId })).toString('base64url');

/** What a token stands for; null where it is none of ours. */
export function placeOf(token: string): Sighted | null {
  try {
    const place = placeSchema.parse(JSON.parse(Buffer.from(token, 'base64url').toString()));
    return { start: BigInt(place.start), traceId: place.traceId };
  } catch {
    return null;
  }
}

/** What comes behind a place. */
export const behind = (sighted: readonly Sighted[], place: Sighted): Sighted[] =>
  sighted.filter((each) => latestFirst(place, each) < 0);
