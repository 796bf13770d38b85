import { createServer } from 'node:http';
import { trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities');
const spanName = process.env.SPAN_NAME ?? 'http-handler';

/** A page of another origin may ask, and send its traceparent along. */
function allow({ headers }, response) {
  if (headers.origin === undefined) return;
  response.setHeader('access-control-allow-origin', headers.origin);
  response.setHeader('access-control-allow-headers', 'content-type, traceparent');
}

const server = createServer((request, response) => {
  allow(request, response);
  if (request.method === 'OPTIONS') {
    response.writeHead(204).end();
    return;
  }
  if (request.url !== '/api/activities/home') {
    response.writeHead(404).end('There is nothing here.');
    return;
  }
  tracer.startActiveSpan(spanName, (span) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify([{ handle: 'ada' }]));
    span.end();
  });
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  process.stdout.write(`listening on ${server.address().port}\n`);
});
