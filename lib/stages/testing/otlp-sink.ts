import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Pair {
  key: string;
  value: Record<string, unknown>;
}
interface WireSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: Pair[];
  status: { code?: number };
  events: { name: string }[];
}
interface Wire {
  resourceSpans: { resource: { attributes: Pair[] }; scopeSpans: { scope: { name: string }; spans: WireSpan[] }[] }[];
}

/** A span as a test reads it. */
export interface SunkSpan {
  traceId: string;
  spanId: string;
  parentId: string | null;
  service: string;
  scope: string;
  name: string;
  kind: 'internal' | 'server' | 'client' | 'other';
  status: 'unset' | 'ok' | 'error';
  attributes: Record<string, unknown>;
  events: string[];
  /** The ingest key it came with. */
  key: string | null;
}

export interface OtlpSink {
  url: URL;
  spans: SunkSpan[];
  /** Every path that was posted to, right or wrong. */
  paths: string[];
  headers: IncomingHttpHeaders[];
  /** Resolves once `count` spans have come, or after `patienceMs` with those that did. */
  received(count: number, patienceMs?: number): Promise<SunkSpan[]>;
  close(): void;
}

const kinds = ['other', 'internal', 'server', 'client'] as const;
const statuses = ['unset', 'ok', 'error'] as const;

const plain = (pairs: Pair[]): Record<string, unknown> =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, Object.values(value)[0]]));

function read(wire: Wire, key: string | null): SunkSpan[] {
  return wire.resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ scope, spans }) =>
      spans.map(({ traceId, spanId, parentSpanId, name, kind, attributes, status, events }) => ({
        traceId,
        spanId,
        parentId: parentSpanId ?? null,
        service: String(plain(resource.attributes)['service.name']),
        scope: scope.name,
        name,
        kind: kinds[kind] ?? 'other',
        status: statuses[status.code ?? 0] ?? 'unset',
        attributes: plain(attributes),
        events: events.map((event) => event.name),
        key,
      })),
    ),
  );
}

/** The smallest receiver of OTLP/HTTP in JSON: `/v1/traces` takes spans, every other path is not found. */
export async function openOtlpSink(): Promise<OtlpSink> {
  const spans: SunkSpan[] = [];
  const paths: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const watchers = new Set<() => void>();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      paths.push(request.url ?? '');
      headers.push(request.headers);
      const isTraces = request.url === '/v1/traces';
      const key = request.headers['x-honeycomb-team'];
      if (isTraces) spans.push(...read(JSON.parse(body) as Wire, typeof key === 'string' ? key : null));
      response.writeHead(isTraces ? 200 : 404, { 'content-type': 'application/json' }).end('{}');
      for (const watch of watchers) watch();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const received = (count: number, patienceMs = 5000): Promise<SunkSpan[]> =>
    new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        watchers.delete(look);
        resolve([...spans]);
      };
      const look = (): void => {
        if (spans.length >= count) finish();
      };
      const timer = setTimeout(finish, patienceMs);
      watchers.add(look);
      look();
    });
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: new URL(`http://127.0.0.1:${port}`), spans, paths, headers, received, close };
}
