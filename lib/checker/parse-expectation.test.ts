import { describe, expect, it } from 'vitest';
import { parseExpectation } from './parse-expectation.ts';

const check = { id: 'one', title: 'One', signal: 'span', match: { name: 'a' } };

function mistakes(written: object, changes: object = {}): string[] {
  const expectation = {
    schema: 'spanwalk/expectation/v1',
    step: 's',
    title: 'S',
    stimulus: [{ kind: 'manual', id: 'click', prompt: 'Click.' }],
    checks: [written],
    ...changes,
  };
  const parsed = parseExpectation(expectation);
  return 'ok' in parsed ? [] : parsed.mistakes.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const { match, ...matchless } = check;

describe('an author’s misspelt word', () => {
  it.each([
    [{ ...matchless, mtach: match }, 'checks.0.mtach', 'match'],
    [{ ...check, expct: {} }, 'checks.0.expct', 'expect'],
    [{ ...check, match: { nmae: 'a' } }, 'checks.0.match.nmae', 'name'],
    [{ ...check, realtions: [] }, 'checks.0.realtions', 'relations'],
    [{ ...check, expect: { attributes: { k: { equls: 3 } } } }, 'checks.0.expect.attributes.k.equls', 'equals'],
  ])('is told once, with its place and the word that was meant: %#', (written, path, near) => {
    expect(mistakes(written)).toEqual([`${path}: "${path.split('.').at(-1)}" is no word of this format here. Did you mean "${near}"?`]); // prettier-ignore
  });

  it('is told outside of the checks as well', () => {
    expect(mistakes(check, { scroing: {} })).toEqual([
      'scroing: "scroing" is no word of this format here. Did you mean "scoring"?',
    ]);
  });

  it('is told where one of several words is wanted', () => {
    const [told] = mistakes({ ...check, match: { kind: 'sever' } });
    expect(told).toMatch(/^checks\.0\.match\.kind: .*Did you mean "server"\?$/);
  });

  it('is not made out of a word that is like none', () => {
    expect(mistakes({ ...check, colour: 'red' })).toEqual([
      'checks.0.colour: "colour" is no word of this format here.',
    ]);
  });
});

describe('an expectation without a mistake', () => {
  it('is read', () => {
    expect(mistakes(check)).toEqual([]);
  });
});
