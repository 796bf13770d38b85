const ENDINGS = ['SIGTERM', 'SIGINT'] as const;
type Ending = (typeof ENDINGS)[number];
/** What is done last; it must end by itself, soon. */
type LastWork = (signal: Ending) => Promise<unknown>;

/**
 * Does some last work when the process is told to end, before whoever listened already hears of it: a server's own
 * listener ends the process as soon as its connections are closed, and does not ask who still has something to send.
 * A second signal is passed on at once. What was given last is done first.
 */
export function beforeEnding(work: LastWork): void {
  for (const signal of ENDINGS) holdBack(signal, work);
}

function holdBack(signal: Ending, work: LastWork): void {
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
    done = work(signal).catch(() => {});
    void done.then(() => process.listeners(signal).includes(hear) && passOn());
  };
  process.on(signal, hear);
}
