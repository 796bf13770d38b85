import { createServer } from 'node:http';
import { context, propagation, SpanKind } from '@opentelemetry/api';
import { tracer } from './tracing.mjs';

const activities = [
  { handle: 'katherine', message: 'Checked the numbers by hand. They can launch.' },
  { handle: 'ada', message: 'The first loom I ever saw was full of punched cards.' },
  { handle: 'grace', message: 'Found the bug. It has wings. Taped it into the log book.' },
];

const server = createServer((request, response) => {
  const caller = propagation.extract(context.active(), request.headers);
  tracer.startActiveSpan(`${request.method} ${request.url}`, { kind: SpanKind.SERVER }, caller, (span) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(activities));
    span.end();
  });
});

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
