import { expired, incomplete, notYet, tooOld, type Denial } from './denials.ts';

const MINUTE = 60_000;
/** What a request may be off by before its signature counts as expired, and before it is refused as a whole. */
const TOLERATED = 5 * MINUTE;
const MOST = 15 * MINUTE;

/** Why a request's `X-Amz-Date` (`20261122T091500Z`) is not taken at this moment; null where it is. */
export function clockFault(date: string, now: number): Denial | null {
  const at = read(date);
  if (at === null) {
    return incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  const off = at - now;
  if (Math.abs(off) <= TOLERATED) return null;
  if (Math.abs(off) > MOST) return tooOld;
  const server = written(now);
  return off < 0
    ? expired(`${date} is now earlier than ${written(now - TOLERATED)} (${server} - 5 min.)`)
    : notYet(`${date} is still later than ${written(now + TOLERATED)} (${server} + 5 min.)`);
}

function read(date: string): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? null : at;
}

const written = (at: number): string => new Date(at).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
