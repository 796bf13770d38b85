/**
 * X-Ray's times are seconds since the Unix epoch with decimals. A double holds today's to a quarter of a microsecond,
 * so nothing finer than a microsecond is read out of one.
 */
export const nanosOf = (seconds: number): bigint => BigInt(Math.round(seconds * 1e6)) * 1000n;

/** Seconds since the Unix epoch, or of a duration, to the microsecond. */
export const secondsOf = (nanos: bigint): number => Number(nanos / 1000n) / 1e6;
