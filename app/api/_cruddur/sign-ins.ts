import { randomUUID } from 'node:crypto';

/** Somebody tries to sign in, with what was typed. */
export interface Attempt {
  userId: string;
  typed: string;
}

const [ADA, GRACE] = ['u-1815', 'u-1906'];

/** Rolled anew for each process. They open nothing. */
const passwords = new Map([ADA, GRACE].map((userId) => [userId, randomUUID()]));

const right = (userId: string): Attempt => ({ userId, typed: passwords.get(userId) ?? '' });
const wrong = (userId: string): Attempt => ({ userId, typed: randomUUID() });

/**
 * A minute in which one user mistypes once, and somebody guesses at another's password. The practice backend has no
 * form for it, so one request brings all of them, and one trace shows them.
 */
export const aMinuteOfAttempts = (): Attempt[] => [
  wrong(ADA),
  right(ADA),
  wrong(GRACE),
  wrong(GRACE),
  wrong(GRACE),
  wrong(GRACE),
];

export const isRight = ({ userId, typed }: Attempt): boolean => passwords.get(userId) === typed;
