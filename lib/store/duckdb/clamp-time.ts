/** Times and durations beyond this many nanoseconds (the year 2116) are clamped in their columns. */
export const FAR = 2n ** 62n - 1n;

/** A time or duration as a column keeps it, so that sums of two cannot overflow. */
export const clampTime = (value: bigint): bigint => (value > FAR ? FAR : value < -FAR ? -FAR : value);
