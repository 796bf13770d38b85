import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benign } from './benign.fixture.ts';
import { leaks } from './leaks.fixture.ts';
import { maskValue } from './mask.ts';
import { findAll, scan } from './scan.ts';

/** Secrets that are known by their looks alone, under a key that says nothing. */
const byLooks = leaks.filter(([name, , text]) => scan({ key: 'note', text }).some(({ detector }) => detector === name));
const leak = fc.constantFrom(...byLooks);
const around = fc.constantFrom(...benign.filter(([, text]) => scan({ key: 'note', text }).length === 0).map(([, text]) => text)); // prettier-ignore
const pieces = fc.array(fc.oneof(leak.map(([, , text]) => text), around, fc.string()), { maxLength: 6 }).map((all) => all.join(' | ')); // prettier-ignore
const key = fc.constantFrom('note', 'db.query.text', 'http.request.header.cookie', 'app.password', '');

describe('whatever a text holds', () => {
  it('hits stand inside of it, in order, and apart', () => {
    fc.assert(
      fc.property(key, pieces, (under, text) => {
        let last = 0;
        for (const { from, to } of scan({ key: under, text })) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          last = to;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('no part of a hit is in what is shown', () => {
    fc.assert(
      fc.property(leak, around, around, ([, , secret], before, after) => {
        const text = `${before} | ${secret} | ${after}`;
        const shown = maskValue({ key: 'note', text }).text;
        for (const { from, to } of findAll({ key: 'note', text })) expect(shown).not.toContain(text.slice(from, to));
        expect(shown).toContain('(hidden: ');
      }),
    );
  });

  it('what was masked is found no more', () => {
    fc.assert(
      fc.property(leak, around, ([, , secret], before) => {
        const masked = maskValue({ key: 'note', text: `${before} | ${secret}` }).text;
        expect(maskValue({ key: 'note', text: masked })).toEqual({ text: masked, hidden: 0 });
      }),
    );
  });

  it('a secret in a document is found and masked like one in a text', () => {
    fc.assert(
      fc.property(leak, fc.nat(20), ([, , secret], depth) => {
        let document: object = { note: secret };
        for (let level = 0; level < depth; level += 1)
          document = level % 2 === 0 ? { a: document } : { list: [document] };
        const shown = maskValue({ key: '', text: JSON.stringify(document) });
        expect(shown.hidden).toBeGreaterThan(0);
        expect(shown.text).not.toContain(JSON.stringify(secret));
      }),
    );
  });
});

const hexId = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: length, maxLength: length });

function staysSilent(text: string): void {
  expect(scan({ key: 'app.id', text })).toEqual([]);
}

describe('what machines make', () => {
  const made = fc.oneof(
    fc.uuid(),
    hexId(32),
    hexId(40),
    hexId(64),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.integer({ min: 0 }).map(String),
    fc.ipV4(),
    fc.ipV6(),
    fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)).map((parts) => `pkg@${parts.join('.')}`),
    fc.base64String({ minLength: 100, maxLength: 400 }).map((bytes) => `data:image/png;base64,${bytes}`),
    fc.bigInt({ min: 1_600_000_000_000_000_000n, max: 1_900_000_000_000_000_000n }).map(String),
  );

  it('is no secret', () => {
    expect(() => fc.assert(fc.property(made, staysSilent), { numRuns: 3000 })).not.toThrow();
  });
});
