/** The part of `crypto` that minting an id needs; a test passes its own. */
export type Randomness = Pick<Crypto, 'getRandomValues'>;

function randomHex(bytes: number, randomness: Randomness): string {
  const drawn = randomness.getRandomValues(new Uint8Array(bytes));
  // All zero is invalid by W3C Trace Context, however unlikely it is to be drawn.
  if (drawn.every((byte) => byte === 0)) drawn[0] = 1;
  return Array.from(drawn, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A fresh trace id: 16 random bytes as 32 hex digits. */
export const mintTraceId = (randomness: Randomness = crypto): string => randomHex(16, randomness);

/** A fresh span id: 8 random bytes as 16 hex digits. */
export const mintSpanId = (randomness: Randomness = crypto): string => randomHex(8, randomness);

/** A sampled W3C `traceparent` header value, https://www.w3.org/TR/trace-context/#traceparent-header. */
export const traceparent = (traceId: string, spanId: string): string => `00-${traceId}-${spanId}-01`;
