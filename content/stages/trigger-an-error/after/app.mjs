import { SpanStatusCode, trace } from '@opentelemetry/api';
import { createServer } from 'node:http';
import { HomeActivities } from './home-activities.mjs';
import { logError } from './logger.mjs';
import { rollbar } from './rollbar.mjs';

// #region home
function dataHome() {
  const results = HomeActivities.run();
  trace.getActiveSpan()?.setAttribute('app.result_length', results.length);
  return results;
}
// #endregion

// #region shown
function answerFailure(error, request, response) {
  const span = trace.getActiveSpan();
  span?.recordException(error);
  span?.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
  logError(`${request.method} ${request.url} failed`, error);
  rollbar.error(error, request);
  response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error');
}
// #endregion

const server = createServer((request, response) => {
  try {
    const body = JSON.stringify(dataHome());
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  } catch (error) {
    answerFailure(error, request, response);
  }
});

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
