import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { z } from 'zod';
import { isDeeper, type JsonValue } from '../telemetry/json.ts';
import type { Problem } from '../telemetry/problem.ts';
import { journalSchema, type Journal } from './journal.ts';
import { changesBetween, digestsOf, type Change } from './parts.ts';
import { keyIdOf, signedBytes, signedJournalSchema } from './signing.ts';

/**
 * What a signed journal is worth. `changed`: the seal is this key’s, and the parts named are no longer what was sealed.
 * `forged`: the seal says it is this key’s and is not. `other-key`: it was sealed with another key, so nothing is known.
 */
export type Verified =
  | { state: 'genuine'; journal: Journal; keyId: string }
  | { state: 'changed'; journal: Journal | null; keyId: string; changes: Change[] }
  | { state: 'forged'; keyId: string }
  | { state: 'other-key'; keyId: string; expected: string };

type Read<T> = { ok: T } | { problems: Problem[] };

const noJournal = (message: string): { problems: Problem[] } => ({
  problems: [
    {
      code: 'journal/unreadable',
      message,
      hint: 'Ask for the file that “Download for the instructor” gives, unchanged.',
    },
  ],
});

/** The key that a PEM text holds: an Ed25519 public key and no other. A private one is refused, for it proves nothing. */
export function readPublicKey(pem: string): Read<KeyObject> {
  const hint = 'It begins with “-----BEGIN PUBLIC KEY-----”; the classroom keeps it as journal-key.pub.pem.';
  const problems: Problem[] = [{ code: 'journal/bad-key', message: 'This is no public Ed25519 key.', hint }];
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) return { problems };
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? { ok: key } : { problems };
  } catch {
    return { problems };
  }
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** Holds a signed journal against a public key that came another way than the file did. Needs no network. */
export function verifyJournal(text: string, publicKey: KeyObject): Read<Verified> {
  const json = parsed(text.replace(/^\uFEFF/, ''));
  if (json === undefined) return noJournal('The file is not JSON.');
  if (isDeeper(json)) return noJournal('The file is nested deeper than any journal.');
  const sealed = signedJournalSchema.safeParse(json);
  if (!sealed.success) {
    const [issue] = sealed.error.issues;
    return noJournal(`The file is no signed journal: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`);
  }
  const { digests, signature, journal } = sealed.data;
  const { keyId } = signature;
  const expected = keyIdOf(publicKey);
  if (keyId !== expected) return { ok: { state: 'other-key', keyId, expected } };
  const isSealed = verify(null, signedBytes(digests), publicKey, Buffer.from(signature.value, 'hex'));
  if (!isSealed) return { ok: { state: 'forged', keyId } };
  return { ok: held(journal, digests, keyId) };
}

/** A journal against digests that are known to be sealed. */
function held(written: unknown, digests: Record<string, string>, keyId: string): Verified {
  const read = journalSchema.safeParse(written);
  if (!read.success) return { state: 'changed', journal: null, keyId, changes: read.error.issues.flatMap(changeOf) };
  const journal = read.data;
  const changes = changesOf(journal, digests);
  return changes.length === 0 ? { state: 'genuine', journal, keyId } : { state: 'changed', journal, keyId, changes };
}

/** What is wrong with a field, by its name; one that a journal does not have was added. */
function changeOf(issue: z.core.$ZodIssue): Change[] {
  const at = ['journal', ...issue.path.map(String)];
  if (issue.code !== 'unrecognized_keys') return [{ part: at.join('.'), change: 'changed' }];
  return issue.keys.map((key) => ({ part: [...at, key].join('.'), change: 'added' }));
}

function changesOf(journal: Journal, digests: Record<string, string>): Change[] {
  try {
    return changesBetween(digests, digestsOf(journal));
  } catch {
    // Half a character: what the seal is of has none.
    return [{ part: 'journal', change: 'changed' }];
  }
}
