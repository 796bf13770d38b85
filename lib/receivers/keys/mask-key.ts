import type { KeyRecord } from './key-record.ts';

/** Enough of a key to recognise it by, and too little to use: its kind and its last four characters. */
export function maskKey(key: string): string {
  const prefix = /^hc[a-z]i[ck]_/.exec(key)?.[0] ?? '';
  const tail = key.length - prefix.length >= 16 ? key.slice(-4) : '';
  return `${prefix}…${tail}`;
}

/** A record that may lie in a page: whose it is, and of each of its keys no more than one is recognised by. */
export const maskedRecord = (record: KeyRecord): KeyRecord => ({
  ...record,
  key: maskKey(record.key),
  aws: { accessKeyId: maskKey(record.aws.accessKeyId), secretAccessKey: maskKey(record.aws.secretAccessKey) },
  errorTokens: { server: maskKey(record.errorTokens.server), client: maskKey(record.errorTokens.client) },
});
