import { SpanStatusCode, trace } from '@opentelemetry/api';
import { createServer } from 'node:http';
import { logger } from './logger.mjs';

const tracer = trace.getTracer('home.activities');

// #region shown
/** Nobody meant any harm: each of these lines was written to find a mistake faster. */
function signIn(address) {
  return tracer.startActiveSpan('sign-in', (span) => {
    const email = address.searchParams.get('email');
    span.setAttribute('app.user_email', email);
    span.setAttribute('app.user_id', 7);
    logger.info(`signing in: ${address.pathname}${address.search}`);
    const error = new Error(`no user ${email}`);
    span.recordException(error);
    span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
    span.end();
  });
}
// #endregion

const server = createServer((request, response) => {
  signIn(new URL(request.url, 'http://backend-node'));
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
});

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
