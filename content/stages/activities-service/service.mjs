import { createServer } from 'node:http';
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { routeFor } from './routes.mjs';

const tracer = trace.getTracer('activities.service');

async function answer(request, path, span) {
  const found = routeFor(path);
  if (!found) return { status: 404, body: { message: 'No such route.' } };
  span.updateName(`${request.method} ${found.route}`);
  span.setAttribute('http.route', found.route);
  try {
    return { status: 200, body: await found.answer() };
  } catch (error) {
    span.recordException(error);
    span.setAttribute('error.type', error.name);
    span.setStatus({ code: SpanStatusCode.ERROR });
    return { status: 500, body: { message: 'The request failed.' } };
  }
}

async function handle(request, response) {
  const { pathname } = new URL(request.url, 'http://service');
  // The caller's trace came along in the `traceparent` header; without it, this is where a new trace begins.
  const caller = propagation.extract(context.active(), request.headers);
  const attributes = {
    'http.request.method': request.method,
    'url.path': pathname,
    'url.scheme': 'http',
    'server.address': '127.0.0.1',
    'server.port': server.address().port,
  };
  await tracer.startActiveSpan(request.method, { kind: SpanKind.SERVER, attributes }, caller, async (span) => {
    const { status, body } = await answer(request, pathname, span);
    span.setAttribute('http.response.status_code', status);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    span.end();
  });
}

const server = createServer((request, response) => {
  handle(request, response).catch((error) => {
    console.error(error);
    response.destroy();
  });
});

server.listen(Number(process.env.PORT ?? 4568), '127.0.0.1', () => {
  console.log(`activities-service listening on http://127.0.0.1:${server.address().port}`);
});
