import type { Reply } from '../delivery.ts';
import { keyIn, UNKNOWN_KEY } from './authorise.ts';
import type { IngestKey, KeyLookup } from '../keys/key-record.ts';
import { keyIdOf } from '../keys/mint-ingest-key.ts';

export const AUTH_PATH = '/1/auth';

/** Answers `GET /1/auth`: what a key is and may, as docs.honeycomb.io/api/auth/list-authorizations has it. */
export function authReply(method: string, headers: Record<string, string>, lookup: KeyLookup): Reply {
  if (method !== 'GET' && method !== 'HEAD') {
    const reply = json(405, { error: 'Method not allowed; GET tells what a key may do.' });
    return { ...reply, headers: { ...reply.headers, allow: 'GET' } };
  }
  const key = keyIn(headers);
  const record = key === null ? undefined : lookup(key);
  return record ? json(200, described(record)) : json(401, { error: UNKNOWN_KEY });
}

function described({ key, workspace, environment }: IngestKey): unknown {
  const { name, slug } = environment;
  return {
    id: keyIdOf(key),
    type: 'ingest',
    api_key_access: ingestAccess,
    environment: { name, slug },
    team: { name: workspace, slug: workspace },
  };
}

/** An ingest key sends events and makes datasets; it reads nothing. */
const ingestAccess = {
  events: true,
  markers: false,
  triggers: false,
  boards: false,
  queries: false,
  columns: false,
  createDatasets: true,
  slos: false,
  recipients: false,
  privateBoards: false,
};

const json = (status: number, body: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode(JSON.stringify(body)),
});
