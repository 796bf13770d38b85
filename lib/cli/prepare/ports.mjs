import { createServer } from 'node:net';

/**
 * A port that is free on the loopback address right now.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Asks an address whether a Spanwalk answers there.
 * @param {string} url
 * @returns {Promise<boolean>}
 */
export async function isSpanwalk(url) {
  try {
    const answer = await fetch(`${url}/classroom/health`, { signal: AbortSignal.timeout(2000) });
    return answer.headers.get('x-spanwalk') === 'classroom';
  } catch {
    return false;
  }
}

/**
 * Waits until a Spanwalk answers at an address.
 * @param {string} url
 * @param {() => boolean} stillStarting false once there is no use in waiting
 * @param {number} patienceMs
 * @returns {Promise<boolean>}
 */
export async function answers(url, stillStarting, patienceMs = 60_000) {
  const giveUp = Date.now() + patienceMs;
  while (Date.now() < giveUp && stillStarting()) {
    if (await isSpanwalk(url)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
