import { describe, expect, it } from 'vitest';
import { mintIngestKey } from '../keys/mint-ingest-key.ts';
import { nearestKey, slips } from '../keys/nearest-key.ts';
import { authorise } from './authorise.ts';

const key = mintIngestKey();
const record = { key, workspace: 'ada', environment: { name: 'Dev', slug: 'dev' }, createdAt: 0 };
const policy = {
  lookup: (sent: string) => (sent === key ? record : undefined),
  nearest: (sent: string) => (nearestKey(sent, [mintIngestKey(), key]) === key ? record : undefined),
  keyRequired: false,
};

function problemOf(headers: Record<string, string>, keyRequired = false) {
  const authorisation = authorise(headers, { ...policy, keyRequired });
  return authorisation.kind === 'denied' ? authorisation.problem : authorisation.warning;
}

describe('a key that is miswritten', () => {
  it.each([
    ['in quotes', `"${key}"`, 'blanks or quotes'],
    ['in curly quotes', `“${key}”`, 'blanks or quotes'],
    ['with the header’s name in the value', `x-honeycomb-team=${key}`, 'repeats the header’s name'],
    ['with the header’s name and a colon', `x-honeycomb-team: ${key}`, 'repeats the header’s name'],
    ['after Bearer', `Bearer ${key}`, 'No “Bearer”'],
    ['URL-encoded', `%22${key}%22`, 'URL-encoded'],
    ['with another header behind it', `${key},x-other=1`, 'More than the key'],
  ])('%s is told so, and that the key inside is right', (_what, sent, words) => {
    const problem = problemOf({ 'x-honeycomb-team': sent });
    expect(problem?.code).toBe('transport/malformed-key');
    expect(problem?.hint).toContain(words);
    expect(problem?.hint).toContain('The key inside is right.');
    expect(JSON.stringify(problem)).not.toContain(key);
  });

  it.each(['$HONEYCOMB_API_KEY', '${HONEYCOMB_API_KEY}', '<your key>', 'YOUR_API_KEY'])(
    'as the placeholder %s is told so',
    (sent) => expect(problemOf({ 'x-honeycomb-team': sent })?.hint).toContain('placeholder'),
  );

  it('is told what was lost in copying', () => {
    expect(problemOf({ 'x-honeycomb-team': key.slice(0, 50) })?.hint).toContain('50 characters');
  });

  it('is read in linear time, however long it is', () => {
    expect(problemOf({ 'x-honeycomb-team': `${' '.repeat(8000)}x` })?.code).toBe('transport/malformed-key');
  });
});

describe('a key in another header', () => {
  const headers = { authorization: `Bearer ${key}` };

  it('is pointed out with a warning where none is required', () => {
    expect(problemOf(headers)).toMatchObject({ code: 'transport/key-elsewhere' });
    expect(problemOf({ 'user-agent': 'something', cookie: 'something' })).toBeNull();
  });

  it('is pointed out in the refusal where one is', () => {
    const problem = problemOf(headers, true);
    expect(problem).toMatchObject({ code: 'transport/missing-key', hint: expect.stringContaining('“authorization”') });
    expect(problem?.hint).not.toContain(key);
  });
});

describe('the nearest key', () => {
  it.each([
    ['abcdef', 'abcdef', 0],
    ['abcdef', 'abxdef', 1],
    ['abcdef', 'abdef', 1],
    ['abcdef', 'abcxdef', 1],
    ['abcdef', 'bacdef', 2],
    ['abcdef', 'abcd', 2],
    ['abcdef', 'abc', 3],
    ['abcdef', 'uvwxyz', 3],
    ['', 'ab', 2],
  ])('%s and %s are %i apart, three standing for more than two', (one, other, apart) => {
    expect(Math.min(3, slips(one, other))).toBe(apart);
    expect(Math.min(3, slips(other, one))).toBe(apart);
  });

  it('is found among many, and none where none is near', () => {
    const many = Array.from({ length: 500 }, () => mintIngestKey());
    expect(nearestKey(`${key.slice(0, 62)}00`, [...many, key])).toBe(key);
    expect(nearestKey(mintIngestKey(), many)).toBeUndefined();
  });
});
