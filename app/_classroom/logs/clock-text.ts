/**
 * When a line was written, by the reader's clock: its time, and before it the day unless that is today's.
 * @param time nanoseconds since the Unix epoch
 */
export function clockText(time: bigint, now = new Date()): string {
  const moment = new Date(Number(time / 1_000_000n));
  if (Number.isNaN(moment.getTime())) return 'no time';
  const clock = `${moment.toLocaleTimeString('en-GB')}.${String(moment.getMilliseconds()).padStart(3, '0')}`;
  if (moment.toDateString() === now.toDateString()) return clock;
  const isOfThisYear = moment.getFullYear() === now.getFullYear();
  const year = isOfThisYear ? {} : ({ year: 'numeric' } as const);
  return `${moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...year })}, ${clock}`;
}
