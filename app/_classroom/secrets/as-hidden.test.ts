import { describe, expect, it } from 'vitest';
import { asHidden } from './as-hidden.ts';

describe('a text in a row', () => {
  it('is hidden where it looks like a secret, by its key or by itself', () => {
    expect(asHidden('', 'login of someone@example.org')).toBe('login of (hidden: 19 characters)');
    expect(asHidden('http.request.header.authorization', 'Bearer abcdefgh12345678')).not.toContain('abcdefgh');
  });

  it('is shown as it is otherwise, the first time and again', () => {
    expect([asHidden('http.route', '/api/home'), asHidden('http.route', '/api/home')]).toEqual([
      '/api/home',
      '/api/home',
    ]);
  });

  it('does not take one key’s text for another’s', () => {
    expect(asHidden('password', 'hunter2hunter2')).not.toBe(asHidden('name', 'hunter2hunter2'));
  });

  it('goes on after thousands of texts', () => {
    for (let index = 0; index < 6000; index += 1) asHidden('n', `name ${index}`);
    expect(asHidden('n', 'name 1')).toBe('name 1');
  });
});
