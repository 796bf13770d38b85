import { createHash } from 'node:crypto';
import type { Delivery } from '../delivery.ts';

/** SHA-256 in hexadecimal digits. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The text that a request's signature covers, or null where a signed header did not come. There is no query string in
 * it: no operation that is received here has one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function canonicalRequest(
  { method, path, headers, body }: Delivery,
  signedHeaders: readonly string[],
): string | null {
  if (!signedHeaders.every((name) => Object.hasOwn(headers, name))) return null;
  const lines = signedHeaders.map((name) => `${name}:${(headers[name] ?? '').trim().replaceAll(/\s+/g, ' ')}`);
  return [method, canonicalPath(path), '', ...lines, '', signedHeaders.join(';'), sha256(body)].join('\n');
}

/** Without `.`, `..` and empty parts, and encoded once more than it travelled. A slash at the end stays. */
function canonicalPath(path: string): string {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  const slash = kept.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${kept.map(encoded).join('/')}${slash}`;
}

const encoded = (part: string): string =>
  encodeURIComponent(part).replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
