import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that a system gives out by itself, to any connection: Linux from 32768, others from 49152. */
const LOWEST = 12_000;
const HIGHEST = 32_000;
const TRIES = 100;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/**
 * A port on loopback for a program that is started next: free now, and none that somebody else is given by chance before
 * the program has opened it. @throws where none can be found
 */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
  throw new Error(`Of ${TRIES} ports on loopback none was free.`);
}
