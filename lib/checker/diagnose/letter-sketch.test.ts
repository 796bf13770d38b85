import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostAlikeness, sketchOf } from './letter-sketch.ts';
import { likeness } from './similarity.ts';

const word = fc.stringMatching(/^[a-z]{1,8}[0-9]?$/);
const key = fc.array(word, { minLength: 1, maxLength: 4 });
const spellings = [
  (words: string[]) => words.join('.'),
  (words: string[]) => words.join('_').toUpperCase(),
  (words: string[]) => words.map((each) => (each[0] ?? '').toUpperCase() + each.slice(1)).join(''),
  (words: string[]) => words.slice(1).join('.'),
  (words: string[]) => ['own', ...words].join('.'),
  (words: string[]) => words.join('.').slice(1),
  (words: string[]) => words.toReversed().join('é'),
];
const spelling = fc.constantFrom(...spellings);

describe('a glance at two names', () => {
  it('never takes them for less alike than they are', () => {
    fc.assert(
      fc.property(key, spelling, spelling, (words, one, other) => {
        const [a, b] = [one(words), other(words)];
        expect(mostAlikeness(sketchOf(a), sketchOf(b))).toBeGreaterThanOrEqual(likeness(a, b));
      }),
      { seed: 20_261_122, numRuns: 2000 },
    );
  });

  it('tells most pairs apart without comparing them', () => {
    const apart = [
      ['http.route', 'db.query.text'],
      ['app.user_id', 'messaging.destination.name'],
      ['server.port', 'order.total'],
    ];
    for (const [a = '', b = ''] of apart) expect(mostAlikeness(sketchOf(a), sketchOf(b))).toBeLessThan(0.73);
  });
});
