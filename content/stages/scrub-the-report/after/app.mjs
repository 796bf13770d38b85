import { SpanStatusCode, trace } from '@opentelemetry/api';
import { createServer } from 'node:http';
import { rollbar } from './rollbar.mjs';
import { user } from './user.mjs';

function loadFeed() {
  throw new Error('The feed could not be loaded');
}

const server = createServer((request, response) => {
  try {
    response.end(JSON.stringify(loadFeed()));
  } catch (error) {
    trace.getActiveSpan()?.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
    // #region shown
    // What helps: who it was. The rest is looked up by this id, by those who may.
    request.user_id = user.id;
    rollbar.error(error, request, { user });
    // #endregion
    response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error');
  }
});

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
