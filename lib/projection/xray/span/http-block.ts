import type { JsonObject } from '../../../telemetry/json.ts';
import type { Span } from '../../../telemetry/span.ts';
import { urlOf } from './http-url.ts';
import type { Leftovers } from './leftovers.ts';

/** Old names and stable ones, both understood: where a request's parts stand in the document. */
const renames: Record<string, string> = {
  'http.request.method': 'http.request.method',
  'http.method': 'http.request.method',
  'user_agent.original': 'http.request.user_agent',
  'http.user_agent': 'http.request.user_agent',
  'http.response.status_code': 'http.response.status',
  'http.status_code': 'http.response.status',
  'http.client_ip': 'http.request.client_ip',
};

/** Parts of the address. Those that are marked show that there is a request at all. */
const urlParts: Record<string, { tells: boolean }> = {
  'url.full': { tells: true },
  'http.url': { tells: true },
  'url.scheme': { tells: true },
  'http.scheme': { tells: true },
  'http.host': { tells: true },
  'http.target': { tells: true },
  'http.server_name': { tells: true },
  'url.path': { tells: true },
  'url.query': { tells: true },
  'net.host.port': { tells: true },
  'net.host.name': { tells: false },
  'net.peer.name': { tells: false },
  'net.peer.port': { tells: false },
  'host.name': { tells: false },
  'server.address': { tells: false },
  'server.port': { tells: false },
};

const addresses = ['net.peer.ip', 'network.peer.address', 'client.address'];
const isAddress = (text: string | null): text is string =>
  text !== null && (/^\d{1,3}(\.\d{1,3}){3}$/.test(text) || /^[0-9a-f.]*:[0-9a-f:.]*$/i.test(text));

/** The request that a span stands for, as a segment tells it; null where it stands for none. */
export function httpBlock(span: Span, fields: Leftovers): JsonObject | null {
  const tells = [...Object.keys(renames), ...Object.keys(urlParts).filter((key) => urlParts[key]?.tells)];
  const isHttp = tells.some((key) => fields.has(key));
  const block = isHttp ? { request: request(span, fields), response: response(fields) } : null;
  const url = block?.request['url'] !== undefined;
  takeParts(fields, { isHttp, url, peer: block?.request['client_ip'] });
  return block;
}

const first = (fields: Leftovers, ...keys: string[]): string | null =>
  keys.map((key) => fields.text(key)).find((text) => text !== null) ?? null;

function request(span: Span, fields: Leftovers): JsonObject {
  const peer = [first(fields, 'net.peer.ip'), first(fields, 'network.peer.address')].find(isAddress);
  const client = fields.text('client.address');
  const ip = (isAddress(client) ? client : fields.text('http.client_ip')) ?? peer ?? null;
  const parts: Record<string, string | boolean | null> = {
    method: first(fields, 'http.request.method', 'http.method'),
    url: urlOf(span, fields),
    user_agent: first(fields, 'user_agent.original', 'http.user_agent'),
    client_ip: ip,
    x_forwarded_for: ip !== null && peer === undefined ? true : null,
  };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null));
}

function response(fields: Leftovers): JsonObject {
  const status = fields.number('http.response.status_code') ?? fields.number('http.status_code');
  // The exporter knows a size only from an event of the old conventions, and writes nought in all other cases.
  return { ...(status !== null && { status }), content_length: 0 };
}

/** The exporter takes all of these out of the attributes, whether they find a place in the document or not. */
function takeParts(fields: Leftovers, { isHttp, url, peer }: { isHttp: boolean; url: boolean; peer: unknown }): void {
  for (const [key, to] of Object.entries(renames)) fields.take(key, to, 'The segment’s own name for it.');
  for (const key of Object.keys(urlParts)) {
    if (url) fields.take(key, 'http.request.url', 'The address is one text.');
    else fields.lose(key, isHttp ? 'No address can be made of it alone.' : NO_REQUEST);
  }
  for (const key of addresses) {
    const kept = peer !== undefined && fields.text(key) === peer;
    if (kept) fields.take(key, 'http.request.client_ip', 'The segment’s own name for it.');
    else fields.lose(key, isHttp ? 'Another address is the client’s.' : NO_REQUEST);
  }
}

const NO_REQUEST = 'It is kept for a request’s address, and this span has no other field of a request.';
