import { describe, expect, it } from 'vitest';
import type { StoredSpan } from '../telemetry/span.ts';
import { durationText } from './duration-text.ts';
import { outline } from './outline.ts';
import { printable } from './printable.ts';
import { sketch } from '../../tests/support/sketch.ts';
import { growTree } from './tree.ts';

const masked = (name: string): string => (name === 'secret name' ? '(hidden)' : name);

describe('the outline', () => {
  it('is one line a span: service, name, kind, duration, error', () => {
    const text = outline(
      growTree(
        sketch(`
          click @frontend-next 0..52.1 [client]
            GET /api/activities/home 2..50 [server] !boom
              http-handler 10..13.25
        `),
      ),
    );
    expect(`\n${text}`).toBe(`
frontend-next: click [client] 52.1 ms
  backend-next: GET /api/activities/home [server] 48.0 ms ERROR
    backend-next: http-handler 3.25 ms`);
  });

  it('can leave the durations out, so that two shapes compare', () => {
    expect(outline(growTree(sketch('click 0..52')), { durations: false })).toBe('backend-next: click');
  });

  it('shows names as they are wanted, and nothing of them else', () => {
    expect(outline(growTree(sketch('secret name 0..52')), { durations: false, shown: masked })).toBe(
      'backend-next: (hidden)',
    );
  });

  it('says how many lines it left out', () => {
    expect(outline(growTree(sketch('a\nb\nc\nd')), { longest: 2, durations: false })).toBe(
      'backend-next: a\nbackend-next: b\n… and 2 more',
    );
  });

  it('shows control characters and terminal colours instead of obeying them', () => {
    const [span] = sketch('name') as [StoredSpan];
    const hostile = { ...span, name: '\u001b[31mred\u001b[0m\nsecond line', service: 'a\u202eb' };
    expect(outline(growTree([hostile]), { durations: false })).toBe(
      String.raw`a\u202eb: \u001b[31mred\u001b[0m\u000asecond line`,
    );
  });

  it('is empty where nothing arrived', () => {
    expect(outline(growTree([]))).toBe('');
  });
});

describe('printable text', () => {
  it.each([
    ['plain', 'plain'],
    ['naïve 漢字 🚶', 'naïve 漢字 🚶'],
    ['tab\there', String.raw`tab\u0009here`],
    ['\u009b31m', String.raw`\u009b31m`],
    ['zero\u200bwidth', String.raw`zero\u200bwidth`],
    ['lone \ud800 half', String.raw`lone \ud800 half`],
  ])('%j is shown as %j', (text, shown) => expect(printable(text)).toBe(shown));

  it('is cut where it is too long', () => expect(printable('abcdef', 3)).toBe('abc…'));
});

describe('a duration', () => {
  it.each([
    [0, '0 ms'],
    [0.00085, '850 ns'],
    [0.0124, '12.4 µs'],
    [3.1, '3.10 ms'],
    [48, '48.0 ms'],
    [250.4, '250 ms'],
    [9.9999, '10.0 ms'],
    [999.9, '1.00 s'],
    [0.99999, '1.00 ms'],
    [1250, '1.25 s'],
    [125_000, '2 min 5 s'],
    [7_260_000, '2 h 1 min'],
    [-2.5, '−2.50 ms'],
    [Number.NaN, '–'],
  ])('of %d ms reads %s', (ms, text) => expect(durationText(ms)).toBe(text));
});
