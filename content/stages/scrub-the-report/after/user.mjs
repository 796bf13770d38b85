import { createHmac, randomBytes } from 'node:crypto';

const part = (fields) => Buffer.from(JSON.stringify(fields)).toString('base64url');

/** A session as a sign-in service hands it out: whoever holds it is this user. */
function signedSession(handle) {
  const unsigned = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: handle, exp: 1_900_000_000 })}`;
  return `${unsigned}.${createHmac('sha256', randomBytes(32)).update(unsigned).digest('base64url')}`;
}

export const user = { id: 7, handle: 'grace', email: 'grace@navy.example', session_jwt: signedSession('grace') };
