import { describe, expect, it } from 'vitest';
import { durationWords } from './duration-words.ts';

describe('a number of seconds', () => {
  it.each([
    [0.5, '0.5 seconds'],
    [1, '1 second'],
    [45, '45 seconds'],
    [60, '1 minute'],
    [90, '90 seconds'],
    [600, '10 minutes'],
    [5400, '90 minutes'],
    [7200, '2 hours'],
    [7260, '2 hours 1 minute'],
    [14_400, '4 hours'],
    [3661.5, '1 hour 1 minute 1.5 seconds'],
    [86_400, '1 day'],
    [864_000, '10 days'],
    [15_724_800, '26 weeks'],
  ])('of %d reads “%s”', (seconds, words) => expect(durationWords(seconds)).toBe(words));
});
