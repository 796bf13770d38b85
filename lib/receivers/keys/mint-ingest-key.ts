import type { Randomness } from '../../telemetry/ids.ts';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
/** 26 characters of key id and 32 of secret; with the prefix 64, as docs.honeycomb.io/api/authentication has it. */
const LENGTH = 26 + 32;

/** A fresh ingest key in Honeycomb's form. Bytes that would favour some characters are drawn again. */
export function mintIngestKey(randomness: Randomness = crypto): string {
  const even = 256 - (256 % ALPHABET.length);
  let drawn = '';
  while (drawn.length < LENGTH) {
    for (const byte of randomness.getRandomValues(new Uint8Array(LENGTH))) {
      if (byte < even && drawn.length < LENGTH) drawn += ALPHABET[byte % ALPHABET.length];
    }
  }
  return `hcsik_${drawn}`;
}

/** The part of an ingest key that may be shown: its id, without the secret. */
export const keyIdOf = (key: string): string => key.slice(0, 'hcsik_'.length + 26);
