import type { Randomness } from '../../telemetry/ids.ts';
import { drawText } from './draw-text.ts';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
/** 26 characters of key id and 32 of secret; with the prefix 64, as docs.honeycomb.io/api/authentication has it. */
const LENGTH = 26 + 32;

/** A fresh ingest key in Honeycomb's form. */
export const mintIngestKey = (randomness: Randomness = crypto): string =>
  `hcsik_${drawText(ALPHABET, LENGTH, randomness)}`;

/** The part of an ingest key that may be shown: its id, without the secret. */
export const keyIdOf = (key: string): string => key.slice(0, 'hcsik_'.length + 26);
