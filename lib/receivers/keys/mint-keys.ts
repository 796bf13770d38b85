import { drawText } from './draw-text.ts';
import type { AwsKey, ErrorTokens, IngestKey, KeyRecord } from './key-record.ts';
import { mintIngestKey } from './mint-ingest-key.ts';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const HEX = '0123456789abcdef';
/** AWS draws from `/` and `+` too; without them a secret needs no quoting anywhere. */
const ANY = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * A fresh pair in AWS's form, 20 characters and 40. The id begins with letters that no id of AWS begins with: nobody,
 * and no scanner of secrets, takes it for a real one.
 */
export const mintAwsKey = (): AwsKey => ({
  accessKeyId: `SW${drawText(UPPER, 18)}`,
  secretAccessKey: drawText(ANY, 40),
});

/** Fresh tokens of an error tracker, 32 hexadecimal digits each. */
export const mintErrorTokens = (): ErrorTokens => ({ server: drawText(HEX, 32), client: drawText(HEX, 32) });

/** Every key that an environment has. */
export type Keys = Pick<KeyRecord, 'key' | 'aws' | 'errorTokens'>;

/** All keys of a new environment. */
export const mintKeys = (): Keys => ({ key: mintIngestKey(), aws: mintAwsKey(), errorTokens: mintErrorTokens() });

/** A record as an older Spanwalk may have kept it. */
export type KeptRecord = IngestKey & Partial<KeyRecord>;

/** The record with what it lacks minted; the very same where it lacks nothing. */
export function completed(kept: KeptRecord): KeyRecord {
  const { aws, errorTokens } = kept;
  if (aws && errorTokens) return { ...kept, aws, errorTokens };
  return { ...kept, aws: aws ?? mintAwsKey(), errorTokens: errorTokens ?? mintErrorTokens() };
}
