/** How a token stands with its limit. */
export interface RateState {
  limit: number;
  /** Calls that are left until the window ends. */
  remaining: number;
  /** Unix seconds. */
  resetsAt: number;
  secondsLeft: number;
}

interface Window {
  endsAt: number;
  used: number;
}

export interface RateLimits {
  /** Calls in one window. Rollbar's own default is 5,000 a minute for a token. */
  calls: number;
  windowMs: number;
}

export const usualRate: RateLimits = { calls: 5000, windowMs: 60_000 };

/** Beyond so many tokens the longest known are forgotten: only tokens that were handed out are counted at all. */
const MOST_TOKENS = 10_000;

/** Counts the calls of each token in windows of a fixed length, the first call of a token beginning its window. */
export class RateLimiter {
  readonly #windows = new Map<string, Window>();

  constructor(private readonly limits: RateLimits = usualRate) {}

  /** Counts one call. @returns how the token stands, and whether the call may go on. @param now Unix milliseconds */
  count(token: string, now: number): RateState & { allowed: boolean } {
    const { calls, windowMs } = this.limits;
    const window = this.#current(token, now, windowMs);
    const allowed = window.used < calls;
    if (allowed) window.used += 1;
    const secondsLeft = Math.ceil((window.endsAt - now) / 1000);
    const resetsAt = Math.ceil(window.endsAt / 1000);
    return { limit: calls, remaining: calls - window.used, resetsAt, secondsLeft, allowed };
  }

  #current(token: string, now: number, windowMs: number): Window {
    const there = this.#windows.get(token);
    if (there && now < there.endsAt) return there;
    const fresh = { endsAt: now + windowMs, used: 0 };
    this.#windows.delete(token);
    this.#windows.set(token, fresh);
    if (this.#windows.size > MOST_TOKENS) this.#windows.delete(this.#windows.keys().next().value ?? '');
    return fresh;
  }
}
