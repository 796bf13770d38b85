import { describe, expect, it } from 'vitest';
import { strangerProblem } from './guard.ts';

const verdict = (headers: Record<string, string>, allowed?: string[]) =>
  strangerProblem(new Headers(headers), allowed)?.code ?? 'let in';

describe('the guard', () => {
  it.each([
    ['our own page', { host: 'localhost:3000', origin: 'http://localhost:3000' }, 'let in'],
    ['a command line without Origin', { host: '127.0.0.1:3000' }, 'let in'],
    ['IPv6 loopback', { host: '[::1]:3000', origin: 'http://[::1]:3000' }, 'let in'],
    ['a page elsewhere', { host: 'localhost:3000', origin: 'https://evil.example' }, 'guard/origin'],
    ['a page on another local port', { host: 'localhost:3000', origin: 'http://localhost:9999' }, 'guard/origin'],
    ['a picture on a page elsewhere', { host: 'localhost:3000', 'sec-fetch-site': 'cross-site' }, 'guard/origin'],
    ['a picture on another local port', { host: 'localhost:3000', 'sec-fetch-site': 'same-site' }, 'guard/origin'],
    ['our own page without Origin', { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' }, 'let in'],
    ['the address bar', { host: 'localhost:3000', 'sec-fetch-site': 'none' }, 'let in'],
    ['an opaque origin', { host: 'localhost:3000', origin: 'null' }, 'guard/origin'],
    ['a rebound name', { host: 'evil.example:3000', origin: 'http://evil.example:3000' }, 'guard/host'],
    ['no host at all', {}, 'guard/host'],
  ])('judges %s', (_who, headers, expected) => expect(verdict(headers as Record<string, string>)).toBe(expected));

  it('lets a named host in', () => {
    expect(verdict({ host: 'class.example:3000', origin: 'http://class.example:3000' }, ['class.example'])).toBe(
      'let in',
    );
  });
});
