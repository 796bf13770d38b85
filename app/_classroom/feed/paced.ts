/** Items that are handed on together, the more seldom the more there are already. */
export interface Paced<T> {
  add: (items: T[]) => void;
  stop: () => void;
}

/** Up to so many, every arrival is drawn at once. */
const AT_ONCE = 2000;
/** So many are drawn in a millisecond, with four fifths of the time left for whoever reads and scrolls. */
const A_MILLISECOND = 25;
const LONGEST_WAIT = 2000;

/** How long to wait with what arrives, in milliseconds, where so many are drawn already: drawing grows with them. */
export const paceOf = (drawn: number): number => (drawn < AT_ONCE ? 0 : Math.min(LONGEST_WAIT, drawn / A_MILLISECOND));

/** Gathers what arrives, and hands it on at the pace that `drawn` allows. Nothing is handed on once it was stopped. */
export function paced<T>(drawn: () => number, handOn: (items: T[]) => void): Paced<T> {
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    const items = waiting;
    waiting = [];
    timer = undefined;
    handOn(items);
  };
  return {
    add: (items) => {
      waiting.push(...items);
      const wait = paceOf(drawn());
      if (wait > 0) timer ??= setTimeout(flush, wait);
      else if (timer === undefined) flush();
    },
    stop: () => {
      clearTimeout(timer);
      waiting = [];
    },
  };
}
