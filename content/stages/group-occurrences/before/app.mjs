import { SpanStatusCode, trace } from '@opentelemetry/api';
import { createServer } from 'node:http';
import { rollbar } from './rollbar.mjs';

const handles = ['ada', 'grace', 'katherine'];
let visits = 0;

/** Every request is another user's. */
const nextHandle = () => handles[visits++ % handles.length];

const server = createServer((request, response) => {
  const handle = nextHandle();
  trace.getActiveSpan()?.setAttribute('app.user_handle', handle);
  trace.getActiveSpan()?.setStatus({ code: SpanStatusCode.ERROR, message: 'The feed failed' });
  // #region shown
  rollbar.error(`The feed of ${handle} failed`, request);
  // #endregion
  response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error');
});

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
