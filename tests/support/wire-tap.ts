import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { readTracesData } from '../../lib/receivers/otlp/read-json.ts';
import { findAll } from '../../lib/guard/scan.ts';
import { secretPlaces, textsOfSpan, type SpanPlace } from '../../lib/guard/texts-of.ts';
import type { Span } from '../../lib/telemetry/span.ts';

/** What left a process: its spans, and its log lines as they stood in the request to CloudWatch Logs. */
export interface Tapped {
  spans: Span[];
  lines: string[];
}

export interface WireTap extends Tapped {
  url: URL;
  close(): void;
}

const linesOf = (body: string): string[] =>
  ((JSON.parse(body) as { logEvents?: { message: string }[] }).logEvents ?? []).map(({ message }) => message);

/** A receiver of OTLP in JSON and of log lines, which keeps what came as it came. */
export async function openWireTap(): Promise<WireTap> {
  const tapped: Tapped = { spans: [], lines: [] };
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const isTraces = request.url === '/v1/traces';
      const decoded = isTraces ? readTracesData(JSON.parse(body.toString())) : null;
      if (decoded?.kind === 'reading') tapped.spans.push(...decoded.reading.accepted);
      else tapped.lines.push(...linesOf(body.toString()));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { ...tapped, url: new URL(`http://127.0.0.1:${port}`), close };
}

const spanPlaces = secretPlaces.filter((place): place is SpanPlace => place in textsOfSpan);

/** What the guard finds: each secret as its detector and where it stands. */
export function secretsIn({ spans, lines }: Tapped): string[] {
  const found = new Set<string>();
  const look = (text: string, key: string, where: string): void => {
    for (const { detector } of findAll({ key, text })) found.add(`${detector} in ${where}${key && ` ${key}`}`);
  };
  for (const span of spans) for (const place of spanPlaces) textsOfSpan[place](span, look);
  for (const line of lines) look(line, '', 'a log line');
  return [...found].sort();
}
