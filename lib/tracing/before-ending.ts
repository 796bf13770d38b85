const ENDINGS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Does some last work when the process is told to end, before whoever listened already hears of it: a server's own
 * listener ends the process as soon as its connections are closed, and does not ask who still has something to send.
 * A second signal is passed on at once. @param work must end by itself, soon
 */
export function beforeEnding(work: () => Promise<unknown>): void {
  for (const signal of ENDINGS) holdBack(signal, work);
}

function holdBack(signal: (typeof ENDINGS)[number], work: () => Promise<unknown>): void {
  const others = process.listeners(signal);
  process.removeAllListeners(signal);
  let done: Promise<unknown> | undefined;
  const passOn = (): void => {
    process.off(signal, hear);
    for (const listener of others) process.on(signal, listener);
    if (others.length === 0) process.kill(process.pid, signal);
    else for (const listener of others) listener(signal);
  };
  const hear = (): void => {
    if (done !== undefined) return passOn();
    done = work().catch(() => {});
    void done.then(() => process.listeners(signal).includes(hear) && passOn());
  };
  process.on(signal, hear);
}
