/** How a board is looked at. */
export interface Look {
  /** One time for all panels, the last so many seconds; null: each has its own. */
  seconds: number | null;
  /** Whether it is asked anew whenever something arrives. */
  live: boolean;
}

/** A year: longer than a classroom keeps anything. */
const MOST_SECONDS = 31_536_000;

/** What a board's address says; what it says wrongly counts as not said. */
export function lookOf(parameters: Pick<URLSearchParams, 'get'>): Look {
  const text = parameters.get('time_range') ?? '';
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return {
    seconds: seconds >= 1 && seconds <= MOST_SECONDS ? seconds : null,
    live: parameters.get('live') === 'true',
  };
}

/** The address of a board that is looked at in a way. */
export function lookHref(path: string, { seconds, live }: Look): string {
  const parameters = new URLSearchParams();
  if (seconds !== null) parameters.set('time_range', String(seconds));
  if (live) parameters.set('live', 'true');
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}
