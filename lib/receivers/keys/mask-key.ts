/** Enough of a key to recognise it by, and too little to use: its kind and its last four characters. */
export function maskKey(key: string): string {
  const prefix = /^hc[a-z]i[ck]_/.exec(key)?.[0] ?? '';
  const tail = key.length - prefix.length >= 16 ? key.slice(-4) : '';
  return `${prefix}…${tail}`;
}
