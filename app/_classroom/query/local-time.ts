/** 2200-01-01, as the query language has it. Its schema is nothing to ship with a page. */
const LAST_MOMENT_S = 7_258_118_400;

const two = (number: number): string => String(number).padStart(2, '0');

/** A moment as `datetime-local` writes it, by the reader's clock. Takes Unix seconds. */
export function localText(seconds: number): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return '';
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** What `datetime-local` says, in Unix seconds; null where it is no moment that can be asked for. */
export function secondsFrom(text: string): number | null {
  const seconds = Math.floor(new Date(text).getTime() / 1000);
  return Number.isFinite(seconds) && seconds >= 0 && seconds <= LAST_MOMENT_S ? seconds : null;
}

/** The zone of the reader's clock, and how far it is from UTC: `Europe/Berlin (UTC+01:00)`. Takes Unix seconds. */
export function zoneWords(seconds: number): string {
  const minutes = -new Date(seconds * 1000).getTimezoneOffset();
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  if (!Number.isFinite(minutes)) return timeZone;
  const away = Math.abs(minutes);
  return `${timeZone} (UTC${minutes < 0 ? '−' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)})`;
}
