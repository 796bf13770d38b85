import { createHash } from 'node:crypto';
import type { JsonObject } from '../../otlp/json-fields.ts';
import { idOrNone, objectOf } from '../fields.ts';

/** One entry of Zipkin's list, and what is known of its place in the trace. */
export interface Half {
  wire: JsonObject;
  /** Of the trace, 32 digits, and as it was sent, 16; both '' where there is none. */
  traceId: string;
  id: string;
  parentId: string | null;
  service: string;
  /** Set where caller and server wrote under one id: then this is the server's, with an id made for it. */
  ownId: string | null;
}

/** @param wire an entry whose ids may be anything */
export function halfOf(wire: JsonObject): Half {
  const { serviceName } = objectOf(wire.localEndpoint);
  const id = idOrNone(wire.id, 16);
  const parentId = idOrNone(wire.parentId, 16);
  return {
    wire,
    traceId: idOrNone(wire.traceId, 32),
    id,
    // A parent that is the span itself, or all zeros, is Zipkin's way of some writers to say that there is none.
    parentId: parentId === '' || parentId === id || /^0*$/.test(parentId) ? null : parentId,
    service: typeof serviceName === 'string' ? serviceName : '',
    ownId: null,
  };
}

/**
 * In Zipkin's first propagation, B3, the server joins the caller's span: both halves are sent under one id, the server's
 * marked `shared` (https://github.com/openzipkin/b3-propagation, zipkin2-api.yaml). Where an id means one span that
 * would lose the second half, so the server's gets an id of its own and the caller's for its parent, and what the same
 * service did below it goes along: as Zipkin's page draws them.
 *
 * @returns how many halves were given an id
 */
export function partHalves(halves: readonly Half[]): number {
  const servers = new Map<string, Half>();
  const callers = new Set(halves.filter(({ wire }) => wire.kind === 'CLIENT').map(keyOf));
  for (const half of halves) {
    if (half.wire.kind !== 'SERVER' || half.id === '' || !callers.has(keyOf(half))) continue;
    half.ownId = idBeside(half);
    half.parentId = half.id;
    servers.set(keyOf(half), half);
  }
  if (servers.size > 0) for (const half of halves) followServer(half, servers);
  return servers.size;
}

function followServer(half: Half, servers: ReadonlyMap<string, Half>): void {
  if (half.parentId === null || half.ownId !== null) return;
  const server = servers.get(`${half.traceId}/${half.parentId}`);
  if (server?.service === half.service) half.parentId = server.ownId;
}

const keyOf = ({ traceId, id }: Half): string => `${traceId}/${id}`;

/** The same each time: a file that is brought in twice must meet its own spans. */
const idBeside = ({ traceId, id }: Half): string =>
  createHash('sha256').update(`${traceId}/${id}/server`).digest('hex').slice(0, 16);
