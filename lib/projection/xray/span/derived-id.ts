/** Another id of 16 hex digits made from a span's, the same each time: the nth one that is needed beside it. */
export function derivedId(spanId: string, nth: number): string {
  const mixed = (BigInt(`0x${spanId}`) * 0x9e3779b97f4a7c15n + BigInt(nth)) & 0xffffffffffffffffn;
  return (mixed === 0n ? BigInt(nth) + 1n : mixed).toString(16).padStart(16, '0');
}
