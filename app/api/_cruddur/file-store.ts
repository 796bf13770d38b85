import { createHmac, randomBytes } from 'node:crypto';

/** The file store's own key, and the session that it gave us: made when the process starts, and good for nothing. */
const key = randomBytes(32);
const session = randomBytes(24).toString('base64url');

/** What goes along with a request to the file store. */
export const fileStoreHeaders = (): Headers =>
  new Headers({ accept: 'image/png', authorization: `Bearer ${session}`, 'user-agent': 'cruddur/1.0' });

/** An address that opens one file for a quarter of an hour, to whoever holds it: the signature is the ticket. */
export function signedUrl(path: string): URL {
  const url = new URL(path, 'https://files.cruddur.example');
  url.searchParams.set('X-Amz-Expires', '900');
  url.searchParams.set('X-Amz-Signature', createHmac('sha256', key).update(url.href).digest('hex'));
  return url;
}
