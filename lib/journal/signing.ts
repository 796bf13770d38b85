import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';
import type { Journal } from './journal.ts';
import { digestsOf, type Digests } from './parts.ts';

/**
 * A journal with its seal. Signed is the canonical text of `{ digests, schema }`, with Ed25519
 * (https://www.rfc-editor.org/rfc/rfc8032); the digests are of the journal’s parts. Digests and signature are lower-case
 * hex, which has one spelling only.
 */
export const signedJournalSchema = z.strictObject({
  schema: z.literal('spanwalk/signed-journal/v1', 'this is no signed journal of Spanwalk'),
  journal: z.unknown(),
  digests: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/, 'a digest is 64 lower-case hex digits')),
  signature: z.strictObject({
    algorithm: z.literal('Ed25519', 'a journal is signed with Ed25519'),
    keyId: z.string().regex(/^[0-9a-f]{16}$/, 'a key’s id is 16 lower-case hex digits'),
    value: z.string().regex(/^[0-9a-f]{128}$/, 'a signature is 128 lower-case hex digits'),
  }),
});
export type SignedJournal = Omit<z.infer<typeof signedJournalSchema>, 'journal'> & { journal: Journal };

/** What a signature is over. */
export const signedBytes = (digests: Digests): Buffer =>
  Buffer.from(canonicalJson({ schema: 'spanwalk/signed-journal/v1', digests }), 'utf8');

/** The name of a public key: the first 64 bits of the SHA-256 of its SubjectPublicKeyInfo, in hex. */
export const keyIdOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

/** Seals a journal with a private Ed25519 key. */
export function signJournal(journal: Journal, privateKey: KeyObject): SignedJournal {
  const digests = digestsOf(journal);
  const value = sign(null, signedBytes(digests), privateKey).toString('hex');
  const keyId = keyIdOf(createPublicKey(privateKey));
  return { schema: 'spanwalk/signed-journal/v1', journal, digests, signature: { algorithm: 'Ed25519', keyId, value } };
}
