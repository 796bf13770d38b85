import { expect, test } from 'vitest';
import { clockText } from './clock-text.ts';

const now = new Date(2023, 1, 20, 12, 0, 0);
const at = (...parts: [number, number, number, number, number, number, number]): bigint =>
  BigInt(new Date(...parts).getTime()) * 1_000_000n;

test.each([
  [at(2023, 1, 20, 9, 5, 1, 7), '09:05:01.007'],
  [at(2023, 1, 19, 23, 59, 59, 999), '19 Feb, 23:59:59.999'],
  [at(2022, 1, 20, 9, 5, 1, 7), '20 Feb 2022, 09:05:01.007'],
  [10n ** 30n, 'no time'],
])('a line tells the time, and the day unless it is today: %s', (time, text) => {
  expect(clockText(time, now)).toBe(text);
});
