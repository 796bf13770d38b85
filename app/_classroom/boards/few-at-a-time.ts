/** Lets so many tasks run side by side; the others wait in the order in which they came. */
export function fewAtATime(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  const enter = (): Promise<void> => {
    if (running === most) return new Promise((go) => waiting.push(go));
    running += 1;
    return Promise.resolve();
  };
  const leave = (): void => {
    // Whoever waits takes the place over, so that nobody slips in between.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return async (task) => {
    await enter();
    try {
      return await task();
    } finally {
      leave();
    }
  };
}
