import { MistakeFound } from './expression.ts';

const twoDigits = (number: number): string => String(number).padStart(2, '0');

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const months = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const; // prettier-ignore

const DAY_MS = 86_400_000;

/** strftime's specifiers that mean the same everywhere, in UTC and without a locale. */
const specifiers: Record<string, (time: Date) => string> = {
  Y: (time) => String(time.getUTCFullYear()),
  y: (time) => twoDigits(time.getUTCFullYear() % 100),
  m: (time) => twoDigits(time.getUTCMonth() + 1),
  d: (time) => twoDigits(time.getUTCDate()),
  H: (time) => twoDigits(time.getUTCHours()),
  I: (time) => twoDigits(time.getUTCHours() % 12 || 12),
  M: (time) => twoDigits(time.getUTCMinutes()),
  S: (time) => twoDigits(time.getUTCSeconds()),
  p: (time) => (time.getUTCHours() < 12 ? 'AM' : 'PM'),
  j: (time) => String(Math.floor((time.getTime() - Date.UTC(time.getUTCFullYear(), 0)) / DAY_MS) + 1).padStart(3, '0'),
  A: (time) => days[time.getUTCDay()] ?? '',
  a: (time) => (days[time.getUTCDay()] ?? '').slice(0, 3),
  B: (time) => months[time.getUTCMonth()] ?? '',
  b: (time) => (months[time.getUTCMonth()] ?? '').slice(0, 3),
  w: (time) => String(time.getUTCDay()),
  u: (time) => String(time.getUTCDay() || 7),
  '%': () => '%',
};

/** Specifiers that are short for others, or say what is always so. */
const short: Record<string, string> = {
  F: '%Y-%m-%d', T: '%H:%M:%S', D: '%m/%d/%y', R: '%H:%M', h: '%b', Z: 'UTC', z: '+0000', n: '\n', t: '\t',
}; // prettier-ignore

/** The format with nothing in it that is short for something else. Throws `MistakeFound`. */
export function readTimeFormat(format: string, at: number): string {
  return format.replaceAll(/%([\s\S]?)/g, (whole, letter: string) => {
    const longer = short[letter];
    if (longer !== undefined) return longer;
    if (Object.hasOwn(specifiers, letter)) return whole;
    const hint = `Known are %${[...Object.keys(specifiers), ...Object.keys(short)].join(' %')}.`;
    throw new MistakeFound(at, `FORMAT_TIME does not know “${whole}”.`, hint);
  });
}

/** Times that are told as text: from 1900 until 2200, in Unix seconds. */
export const FIRST_TOLD_S = -2_208_988_800;
export const LAST_TOLD_S = 7_258_118_400;

/** A time as text, in UTC; nothing where it lies outside of 1900 to 2200. */
export function formatTime(format: string, unixSeconds: number): string | undefined {
  if (unixSeconds < FIRST_TOLD_S || unixSeconds >= LAST_TOLD_S) return undefined;
  const time = new Date(Math.floor(unixSeconds) * 1000);
  return readTimeFormat(format, 0).replaceAll(/%(.)/g, (_, letter: string) => specifiers[letter]?.(time) ?? '');
}

/** Date, hours, minutes and seconds of RFC 3339, and what may follow: a fraction, then Z or an offset from it. */
const CLOCK = String.raw`(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d`;
const REST = String.raw`(\.\d{1,9})?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))`;

/** RFC 3339 as a pattern, and what its groups are. */
export const rfc3339 = { pattern: CLOCK + REST, fraction: 1, sign: 2, hours: 3, minutes: 4 } as const;

const isTime = new RegExp(`^${rfc3339.pattern}$`);

/** The seconds of a date and a time without an offset; nothing for days that no calendar has. */
function secondsOf(clock: string): number | undefined {
  const ms = Date.parse(`${clock.slice(0, 10)}T${clock.slice(11)}Z`);
  return Number.isNaN(ms) || new Date(ms).getUTCDate() !== Number(clock.slice(8, 10)) ? undefined : ms / 1000;
}

/** RFC 3339 as Unix seconds with a fraction; nothing for anything else. */
export function readTime(text: string): number | undefined {
  const parts = isTime.exec(text);
  const seconds = parts && secondsOf(text.slice(0, 19));
  if (parts === null || seconds == null) return undefined;
  const [fraction, hours, minutes] = [parts[1], parts[3], parts[4]].map((part) => Number(part ?? 0));
  const offset = (hours ?? 0) * 3600 + (minutes ?? 0) * 60;
  return seconds - (parts[2] === '-' ? -offset : offset) + (fraction ?? 0);
}
