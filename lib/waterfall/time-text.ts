/** A moment with all its nanoseconds, in UTC: `2026-03-01T09:30:00.123456789Z`. Takes Unix nanoseconds. */
export function timeText(time: bigint): string {
  const date = new Date(Number(time / 1_000_000n));
  if (Number.isNaN(date.getTime())) return `${time} ns`;
  const nanoseconds = String(time % 1_000_000_000n).padStart(9, '0');
  return date.toISOString().replace(/\.\d{3}Z$/, `.${nanoseconds}Z`);
}
