/** Nanoseconds. Within one service less is the grain of its clock: a browser's ticks in tenths of a millisecond. */
export const ONE_CLOCK = 2_000_000;
/** Between two services clocks differ, even on one machine a browser's from the system's; so much is no news. */
export const TWO_CLOCKS = 50_000_000;
