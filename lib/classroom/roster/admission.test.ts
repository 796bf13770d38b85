import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentStore } from '../../store/telemetry-store.ts';
import { admit, holderOf, type Gate } from './admission.ts';
import { Attempts } from './attempts.ts';
import { beginning } from './cookies.ts';
import { InstructorToken, TOKEN_FILE } from './instructor-token.ts';
import { Roster } from './roster.ts';
import { SESSION_MS, Sessions } from './sessions.ts';

const at = (...place: string[]): string => place.join('\n');

/** Documents that live as long as the test. */
function documents(): DocumentStore {
  const kept = new Map<string, unknown>();
  return {
    put: async (workspace, collection, id, body) => void kept.set(at(workspace, collection, id), body),
    get: async (workspace, collection, id) => kept.get(at(workspace, collection, id)),
    list: async (workspace, collection) =>
      [...kept]
        .filter(([place]) => place.startsWith(at(workspace, collection, '')))
        .map(([place, body]) => ({ id: place.split('\n')[2] ?? '', body })),
    remove: async (workspace, collection, id) => void kept.delete(at(workspace, collection, id)),
  };
}

let folder: string;
let store: DocumentStore;
let gate: Gate;
const HERE = 'http://localhost:3000/classroom/traces';

const open = async (): Promise<Gate> => ({
  roster: await Roster.open(store),
  sessions: await Sessions.open(store),
  token: await InstructorToken.open(store, folder, 0),
  attempts: new Attempts(),
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spanwalk-gate-'));
  store = documents();
  gate = await open();
});
afterEach(() => rmSync(folder, { recursive: true }));

const bearer = (key: string): Headers => new Headers({ authorization: `Bearer ${key}` });

/** Signs in and returns what a browser sends from then on. */
async function cookieOf(key: string, now = 0): Promise<Headers> {
  const held = holderOf(key, new Headers(), gate, now);
  if (!('session' in held)) throw new Error(held.problem.message);
  const [cookie = ''] = beginning(new Headers(), await gate.sessions.begin(held.session, now), held.session);
  return new Headers({ cookie: cookie.split(';')[0] ?? '' });
}

const add = async (...names: string[]): Promise<string[]> =>
  (await gate.roster.add(names, 0)).made.map(({ key }) => key);

describe('without a roster', () => {
  it('everyone is in the one workspace, whatever is asked for or shown', () => {
    const visitor = { role: 'anyone', workspace: 'local', name: '' };
    expect(admit(HERE, new Headers(), gate, 0)).toEqual({ visitor });
    expect(admit(`${HERE}?workspace=ada`, new Headers(), gate, 0)).toEqual({ visitor });
    expect(admit(HERE, bearer('swteach_of-another-classroom'), gate, 0)).toEqual({ visitor });
  });
});

describe('with a roster', () => {
  it('a student is in the student’s own workspace, by cookie or by key', async () => {
    const [key = ''] = await add('Ada Lovelace', 'Grace Hopper');
    const visitor = { role: 'student', workspace: 'ada-lovelace', name: 'Ada Lovelace' };
    for (const headers of [bearer(key), await cookieOf(key)]) {
      expect(admit(HERE, headers, gate, 1)).toEqual({ visitor });
      expect(admit(`${HERE}?workspace=grace-hopper`, headers, gate, 1)).toMatchObject({ status: 403 });
      expect(admit(`${HERE}?workspace=local`, headers, gate, 1)).toMatchObject({ status: 403 });
    }
    expect(admit(HERE, new Headers(), gate, 1)).toMatchObject({ status: 401 });
  });

  it('a session ends at its time, at its key’s renewal, and at the student’s removal', async () => {
    const [ada = '', grace = ''] = await add('Ada', 'Grace');
    const cookies = { ada: await cookieOf(ada), grace: await cookieOf(grace) };
    expect(admit(HERE, cookies.ada, gate, SESSION_MS.student)).toMatchObject({ status: 401 });
    await gate.roster.renew('ada', 1);
    expect(admit(HERE, cookies.ada, gate, 2)).toMatchObject({ status: 401 });
    expect(admit(HERE, cookies.grace, gate, 2)).toHaveProperty('visitor');
    await gate.roster.remove('grace', 3);
    expect(admit(HERE, cookies.grace, gate, 4)).toMatchObject({ status: 401 });
    expect(admit(HERE, bearer(grace), gate, 4)).toMatchObject({ status: 401 });
  });

  it('a right key is let in however many wrong ones were tried from its address', async () => {
    const [key = ''] = await add('Ada');
    const wrong = Array.from({ length: 30 }, () => admit(HERE, bearer('swpage_wrong'), gate, 0));
    expect(wrong.at(0)).toMatchObject({ status: 401 });
    expect(wrong.at(-1)).toMatchObject({ status: 429 });
    expect(admit(HERE, bearer(key), gate, 0)).toHaveProperty('visitor');
  });

  it('is remembered over a restart, without any key', async () => {
    const [key = ''] = await add('Ada');
    const cookie = await cookieOf(key);
    gate = await open();
    expect(admit(HERE, cookie, gate, 1)).toHaveProperty('visitor');
    const kept = await store.list('', 'roster');
    expect(JSON.stringify([kept, await store.list('', 'sessions')])).not.toContain(key);
  });

  it('holds at most twenty sessions of one key', async () => {
    const [key = ''] = await add('Ada');
    const first = await cookieOf(key);
    for (let count = 0; count < 20; count += 1) await cookieOf(key);
    expect(admit(HERE, first, gate, 1)).toMatchObject({ status: 401 });
    expect(await store.list('', 'sessions')).toHaveLength(20);
  });
});

describe('the instructor', () => {
  it('reads a workspace by name, and is told of one that nobody has', async () => {
    await add('Ada');
    const headers = bearer(await gate.token.renew(0));
    expect(admit(`${HERE}?workspace=ada`, headers, gate, 1)).toMatchObject({
      visitor: { role: 'instructor', workspace: 'ada' },
    });
    expect(admit(HERE, headers, gate, 1)).toMatchObject({ visitor: { workspace: 'local' } });
    expect(admit(`${HERE}?workspace=nobody`, headers, gate, 1)).toMatchObject({ status: 404 });
  });

  it('finds the token in a file of the owner’s alone, and gets a new one by emptying it', async () => {
    const file = join(folder, TOKEN_FILE);
    writeFileSync(file, '', { mode: 0o644 });
    gate = await open();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const token = readFileSync(file, 'utf8').trim();
    expect(gate.token.matches(token)).toBe(true);
    gate = await open();
    expect(gate.token.matches(token)).toBe(true);
    writeFileSync(file, '\n');
    gate = await open();
    expect(gate.token.matches(token)).toBe(false);
  });
});

describe('the roster', () => {
  it('knows a name however it is typed, and keeps the key of who is there', async () => {
    await add('Ada Lovelace');
    expect(await gate.roster.add(['ada  LOVELACE'], 1)).toEqual({
      made: [],
      known: [{ name: 'Ada Lovelace', workspace: 'ada-lovelace' }],
    });
  });

  it('gives two who are added at once two workspaces', async () => {
    const added = await Promise.all([gate.roster.add(['Ana B'], 0), gate.roster.add(['Ana-B'], 0)]);
    expect(added.flatMap(({ made }) => made.map(({ workspace }) => workspace))).toEqual(['ana-b', 'ana-b-2']);
  });
});
