import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyIdOf } from '../../journal/signing.ts';
import type { Problem } from '../../telemetry/problem.ts';

/** The pair that journals are signed with, inside the data folder. The public half may be given to anybody. */
export const PRIVATE_KEY_FILE = 'journal-key.pem';
export const PUBLIC_KEY_FILE = 'journal-key.pub.pem';

export interface JournalKeys {
  privateKey: KeyObject;
  /** SubjectPublicKeyInfo as PEM. */
  publicPem: string;
  keyId: string;
}

const unreadable: Problem = {
  code: 'journal/key',
  message: `${PRIVATE_KEY_FILE} in the data folder is no private Ed25519 key that can be read.`,
  hint: 'Put it back from a copy. Without it a new one is made once the file is gone, and earlier journals are then another key’s.',
};

/** Made with `wx`, so that of two who make one at once the second finds the first’s. */
function makeKey(file: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function readKey(file: string): KeyObject | null {
  try {
    const key = createPrivateKey(readFileSync(file));
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/**
 * The classroom’s pair of keys, made the first time that it is asked for. A file that is damaged is never replaced: what
 * was signed with it would turn into a stranger’s.
 */
export function openJournalKeys(dataDir: string): { ok: JournalKeys } | { problem: Problem } {
  const file = join(dataDir, PRIVATE_KEY_FILE);
  if (!existsSync(file)) makeKey(file);
  const privateKey = readKey(file);
  if (privateKey === null) return { problem: unreadable };
  // Whoever copied it may have left it open.
  chmodSync(file, 0o600);
  const publicKey = createPublicKey(privateKey);
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  writeFileSync(join(dataDir, PUBLIC_KEY_FILE), publicPem);
  return { ok: { privateKey, publicPem, keyId: keyIdOf(publicKey) } };
}
