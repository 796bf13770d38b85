const nobodyListens = (): void => {};

/**
 * Lets the process live on when its terminal or pipe is closed, as by `npm start | head` or a lost connection. Without
 * it, the first failed write is an uncaught error, which is written out, which fails: the process would do nothing else.
 */
export function outliveOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', nobodyListens);
}
