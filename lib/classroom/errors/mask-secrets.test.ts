import { describe, expect, it } from 'vitest';
import { maskSecrets } from './mask-secrets.ts';

const part = (fields: object): string => Buffer.from(JSON.stringify(fields)).toString('base64url');
const session = `${part({ alg: 'HS256' })}.${part({ sub: 'grace' })}.${'s'.repeat(43)}`;

describe('an item’s data as it is shown', () => {
  it.each([
    ['a value under a telling key', { password: 'hunter2' }, { password: '(hidden: 7 characters)' }],
    ['a number under a telling key', { secret: 1234 }, { secret: '(hidden: a number)' }],
    ['a list under a telling key', { cookies: ['a=1'], api_key: ['x'] }, { api_key: ['(hidden: 1 characters)'] }],
    ['a session, wherever it stands', { note: `sent ${session}` }, { note: `(hidden: ${session.length + 5} characters)` }],
    ['credentials of a header', { headers: { Authorization: 'Bearer abcdefgh12345678' } }, { headers: { Authorization: '(hidden: 23 characters)' } }],
  ])('hides %s', (_what, data, expected) => {
    expect(maskSecrets(data as never)).toMatchObject(expected);
  }); // prettier-ignore

  it('keeps what a client has scrubbed, addresses, ids and numbers', () => {
    const data = {
      password: '********',
      email: 'grace@navy.example',
      trace_id: 'a'.repeat(32),
      count: 3,
      tokens: null,
    };
    expect(maskSecrets(data)).toEqual(data);
  });

  it('does not fall over a value that is nested without end', () => {
    let value: object = {};
    for (let depth = 0; depth < 5000; depth += 1) value = { value };
    expect(maskSecrets(value as never)).toEqual({ '(left out)': 'nested too deep to be shown' });
  });
});
