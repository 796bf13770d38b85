import type { Randomness } from '../../telemetry/ids.ts';

/** Characters drawn by chance, each as likely as any other. Bytes that would favour some are drawn again. */
export function drawText(alphabet: string, length: number, randomness: Randomness = crypto): string {
  const even = 256 - (256 % alphabet.length);
  let drawn = '';
  while (drawn.length < length) {
    for (const byte of randomness.getRandomValues(new Uint8Array(length))) {
      if (byte < even && drawn.length < length) drawn += alphabet[byte % alphabet.length];
    }
  }
  return drawn;
}
