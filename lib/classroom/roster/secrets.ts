import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a secret is for, told by its first letters: whoever pastes the wrong one can be told which it is. */
const prefixes = { page: 'swpage_', instructor: 'swteach_' } as const;
export type SecretKind = keyof typeof prefixes;

/** 30 random bytes are 40 characters without padding; nobody guesses 240 bits. */
const BYTES = 30;

/** A fresh secret. Shown once, and kept only as its digest. */
export const mintSecret = (kind: SecretKind): string => prefixes[kind] + randomBytes(BYTES).toString('base64url');

/** A fresh session’s token; no person ever sees or types it. */
export const mintSessionToken = (): string => randomBytes(32).toString('base64url');

/**
 * SHA-256 in hex. A slow hash such as scrypt protects what people make up; these are random throughout, and nothing is
 * gained from making each request wait for one.
 */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Compares two digests in a time that does not tell how much of them agrees. */
export const sameDigest = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** What a pasted text looks like. An ingest key has the form that the connect page shows. */
export function kindOfSecret(text: string): SecretKind | 'ingest' | 'unknown' {
  if (text.startsWith(prefixes.page)) return 'page';
  if (text.startsWith(prefixes.instructor)) return 'instructor';
  return /^hc[a-z]i[ck]_/.test(text) ? 'ingest' : 'unknown';
}
