import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { Problem } from '../../telemetry/problem.ts';
import { isLoopback, notAllowed } from './target.ts';

/** Thrown into the connection where a name leads somewhere that may not be called. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

type Resolve = (host: string, done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void) => void;

const resolveAll: Resolve = (host, done) => lookup(host, { all: true }, done);

/**
 * The lookup of one connection: it connects to exactly the addresses that were judged, so that a name that changes its
 * mind between the two (DNS rebinding) gains nothing. One address outside loopback is enough to refuse the name.
 */
export const guardedLookup =
  (resolve: Resolve = resolveAll): LookupFunction =>
  (host, options, callback) => {
    resolve(host, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || first === undefined) return callback(error ?? new Error(`${host} has no address.`), '', 4);
      if (addresses.some(({ address }) => !isLoopback(address))) {
        return callback(new Refused(notAllowed(host)), '', 4);
      }
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
