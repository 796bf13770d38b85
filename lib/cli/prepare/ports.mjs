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

/** Hosts that a browser on this machine reaches by the usual name. */
const usual = new Set(['127.0.0.1', '0.0.0.0', '::']);

/**
 * Where a server that listens on a host and port is found from this machine.
 * @param {string} host a name or an address, IPv6 with or without brackets
 * @param {number} port
 * @returns {string} without a slash at the end
 */
export function urlOf(host, port) {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (usual.has(bare)) return `http://localhost:${port}`;
  return `http://${bare.includes(':') ? `[${bare}]` : bare}:${port}`;
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
