import type { Delivery } from '../delivery.ts';
import { keyIn } from './authorise.ts';

const KEYED_PATH = /^\/+(hc[a-z]ik_[0-9a-z]{58})(\/.*)$/;

/**
 * A key may stand in the endpoint itself, `http://localhost:4318/<key>`, for an exporter that cannot set headers. Moves
 * it to where a header would have brought it; a header that is there wins.
 */
export function liftKey(delivery: Delivery): Delivery {
  const [, key, path] = KEYED_PATH.exec(delivery.path) ?? [];
  if (key === undefined || path === undefined) return delivery;
  const headers =
    keyIn(delivery.headers) === null ? { ...delivery.headers, 'x-honeycomb-team': key } : delivery.headers;
  return { ...delivery, path, headers };
}

/** Whatever begins as a key does, whole or cut, is cut out of a path before it is shown. */
export const withoutKey = (path: string): string => path.replaceAll(/hc[a-z]i[ck]_[^/]*/g, '…');
