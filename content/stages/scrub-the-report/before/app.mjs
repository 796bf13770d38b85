import { SpanStatusCode, trace } from '@opentelemetry/api';
import { createHmac, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { rollbar } from './rollbar.mjs';

const part = (fields) => Buffer.from(JSON.stringify(fields)).toString('base64url');

/** A session as a sign-in service hands it out: whoever holds it is this user. */
function signedSession(handle) {
  const unsigned = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: handle, exp: 1_900_000_000 })}`;
  return `${unsigned}.${createHmac('sha256', randomBytes(32)).update(unsigned).digest('base64url')}`;
}

const user = { id: 7, handle: 'grace', email: 'grace@navy.example', session_jwt: signedSession('grace') };

function loadFeed() {
  throw new Error('The feed could not be loaded');
}

const server = createServer((request, response) => {
  try {
    response.end(JSON.stringify(loadFeed()));
  } catch (error) {
    trace.getActiveSpan()?.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
    // #region shown
    // Whatever might help: the whole user.
    rollbar.error(error, request, { user });
    // #endregion
    response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error');
  }
});

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
