import type { Span } from '../../../telemetry/span.ts';
import type { Leftovers } from './leftovers.ts';

/** Whose name a request's host goes by, in the order in which they are asked. */
const hosts = {
  server: ['http.host', 'http.server_name', 'net.host.name', 'host.name', 'server.address'],
  client: ['http.host', 'net.peer.name', 'net.peer.ip', 'server.address'],
};
const ports = { server: ['net.host.port', 'server.port'], client: ['net.peer.port'] };

/** The address of a request, whole or put together from its parts; null where no part names a host. */
export function urlOf(span: Span, fields: Leftovers): string | null {
  const whole = fields.text('url.full') ?? fields.text('http.url');
  if (whole !== null) return whole;
  const side = span.kind === 'server' ? 'server' : 'client';
  const from = hosts[side].find((key) => fields.text(key) !== null);
  if (from === undefined) return null;
  const scheme = fields.text('url.scheme') ?? fields.text('http.scheme') ?? 'http';
  // A host of the old conventions has its port in it.
  const port = from === 'http.host' ? '' : portOf(scheme, fields, ports[side]);
  return `${scheme}://${fields.text(from)}${port}${pathOf(fields)}`;
}

const usual: Record<string, number> = { http: 80, https: 443 };

function portOf(scheme: string, fields: Leftovers, keys: readonly string[]): string {
  const port = keys.map((key) => fields.number(key)).find((number) => number !== null) ?? null;
  return port === null || usual[scheme] === port ? '' : `:${port}`;
}

function pathOf(fields: Leftovers): string {
  const target = fields.text('http.target');
  if (target !== null) return target;
  const query = fields.text('url.query');
  const asked = query === null || query === '' ? '' : `?${query.replace(/^\?/, '')}`;
  return `${fields.text('url.path') ?? '/'}${asked}`;
}
