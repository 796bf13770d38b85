import { describe, expect, it } from 'vitest';
import { Attempts } from './attempts.ts';
import { beginning, ending, tokenIn } from './cookies.ts';
import { pathWithin } from './path-within.ts';
import { digestOf, kindOfSecret, mintSecret, sameDigest } from './secrets.ts';
import { freeWorkspaceId, idFrom } from './workspace-id.ts';

describe('a workspace’s id', () => {
  it.each([
    ['Ada Lovelace', 'ada-lovelace'],
    ['Óscar Núñez', 'oscar-nunez'],
    ['O’Brien, Pat', 'o-brien-pat'],
    ['王小明', 'student'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a'.repeat(60), 'a'.repeat(40)],
  ])('of %s is %s', (name, id) => expect(idFrom(name)).toBe(id));

  it('is nobody else’s, and never the classroom’s own', () => {
    const taken = new Set(['ada', 'ada-2']);
    expect(freeWorkspaceId('Ada', (id) => taken.has(id))).toBe('ada-3');
    expect(freeWorkspaceId('Local', () => false)).toBe('local-2');
  });
});

describe('a secret', () => {
  it('is long, and never the same twice', () => {
    expect(mintSecret('page')).toMatch(/^swpage_[\w-]{40}$/);
    expect(mintSecret('page')).not.toBe(mintSecret('page'));
  });

  it('is known by its digest alone', () => {
    const secret = mintSecret('instructor');
    expect(sameDigest(digestOf(secret), digestOf(secret))).toBe(true);
    expect(sameDigest(digestOf(secret), digestOf(`${secret} `))).toBe(false);
    expect(sameDigest(digestOf(secret), '')).toBe(false);
  });

  it.each([
    [mintSecret('page'), 'page'],
    [mintSecret('instructor'), 'instructor'],
    [`hcsik_${'a'.repeat(58)}`, 'ingest'],
    ['hunter2', 'unknown'],
  ])('looks like what it is: %s', (text, kind) => expect(kindOfSecret(text)).toBe(kind));
});

describe('where a sign-in leads', () => {
  it.each([
    ['/traces?a=b#c', '/traces?a=b#c'],
    [null, '/'],
    ['traces', '/'],
    ['https://evil.example', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/.//evil.example', '/'],
    ['/sign-in?next=/sign-in', '/'],
    ['/a/../b', '/b'],
  ])('for %j is %j', (wanted, path) => expect(pathWithin(wanted)).toBe(path));
});

const names = (set: string[]): (string | undefined)[] => set.map((cookie) => cookie.split('=')[0]);

describe('cookies', () => {
  const headers = new Headers({ host: 'localhost:3000' });
  const session = { role: 'student', workspace: 'ada', keyDigest: '' } as const;

  it('are told from those of a classroom on another port', () => {
    const [cookie = ''] = beginning(headers, 'token', session);
    const sent = cookie.split(';')[0] ?? '';
    expect(tokenIn(new Headers({ host: 'localhost:3000', cookie: `a=b; ${sent}` }))).toBe('token');
    expect(tokenIn(new Headers({ host: 'localhost:3001', cookie: sent }))).toBeUndefined();
  });

  it('end under the names that they began with', () => {
    expect(names(ending(headers))).toEqual(names(beginning(headers, 'token', session)));
  });
});

describe('wrong keys', () => {
  it('are slowed down for the one who tries them, and only for a while', () => {
    const attempts = new Attempts();
    for (let count = 0; count < 20; count += 1) attempts.failed('one', 0);
    expect([attempts.waitSeconds('one', 1000), attempts.waitSeconds('other', 1000)]).toEqual([59, 0]);
    expect(attempts.waitSeconds('one', 60_000)).toBe(0);
    attempts.failed('one', 60_000);
    expect(attempts.waitSeconds('one', 60_001)).toBe(0);
  });

  it('are slowed down for all where an address is made up for each', () => {
    const attempts = new Attempts();
    for (let count = 0; count < 400; count += 1) attempts.failed(`made up ${count}`, 0);
    expect(attempts.waitSeconds('yet another', 1000)).toBe(59);
  });
});
