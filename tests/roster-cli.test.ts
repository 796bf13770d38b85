import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type RunningApp } from './support/running-app.ts';

interface Said {
  status: number | null;
  out: string;
  err: string;
}

let app: RunningApp;
let folder: string;

beforeAll(async () => {
  app = await startApp();
  folder = mkdtempSync(join(tmpdir(), 'spanwalk-roster-'));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

/** The bundled command line, as an instructor runs it in a folder of theirs. */
function roster(args: string[], env: Record<string, string> = {}): Promise<Said> {
  const child = spawn(process.execPath, [resolve('dist/cli.mjs'), 'roster', ...args, '--url', env['URL'] ?? app.url], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { NODE_ENV: 'production', PATH: process.env['PATH'] ?? '', SPANWALK_DATA_DIR: app.dataDir, ...env },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => (said.err += String(chunk)));
  return new Promise((done) => child.once('close', (status) => done({ status, ...said })));
}

const file = (name: string): string => join(folder, name);
const keysIn = (name: string): string[] => readFileSync(file(name), 'utf8').match(/swpage_[\w-]{40}/g) ?? [];
const opens = async (key: string): Promise<number> =>
  (await fetch(`${app.url}/classroom/progress`, { headers: { authorization: `Bearer ${key}` } })).status;

describe('spanwalk roster', () => {
  it('refuses a file with a mistake in it, by line, and does nothing', async () => {
    writeFileSync(file('bad.csv'), 'name\nAda Lovelace\n\nada lovelace\n');
    const { status, err } = await roster(['add', 'bad.csv']);
    expect([status, err]).toEqual([
      2,
      expect.stringContaining('bad.csv, line 4: “ada lovelace” stands in line 2 already.'),
    ]);
    expect(existsSync(file('page-keys.csv'))).toBe(false);
    expect(await app.get('/classroom/session')).toMatchObject({ roster: false });
  });

  it('makes a workspace and a key for each name, in a file that only its owner reads', async () => {
    writeFileSync(file('class.csv'), '\uFEFFname;group\r\n"Lovelace; Ada";1\r\nGrace Hopper;2\r\n');
    const { status, out } = await roster(['add', 'class.csv']);
    expect(status).toBe(0);
    expect(out).toContain('2 page keys are in page-keys.csv');
    expect(out).not.toContain('swpage_');
    expect(statSync(file('page-keys.csv')).mode & 0o777).toBe(0o600);
    expect(await Promise.all(keysIn('page-keys.csv').map(opens))).toEqual([200, 200]);
  });

  it('never writes over a file of keys', async () => {
    const before = keysIn('page-keys.csv');
    const { status, err } = await roster(['add', 'class.csv']);
    expect([status, err]).toEqual([2, expect.stringContaining('page-keys.csv is there already')]);
    expect(keysIn('page-keys.csv')).toEqual(before);
  });

  it('adds only who is new when a file has grown', async () => {
    writeFileSync(file('class.csv'), 'name\n"Lovelace; Ada"\nGrace Hopper\nMargaret Hamilton\n');
    const { out } = await roster(['add', 'class.csv', '--out', 'new.csv']);
    expect(out).toMatch(/Margaret Hamilton +margaret-hamilton +new/);
    expect(out).toMatch(/Grace Hopper +grace-hopper +was there already/);
    expect(keysIn('new.csv')).toHaveLength(1);
    expect(await Promise.all(keysIn('page-keys.csv').map(opens))).toEqual([200, 200]);
  });

  it('lists everyone with what is done', async () => {
    const { out } = await roster(['list']);
    expect(out).toMatch(/Grace Hopper +grace-hopper +0 of \d+ +none/);
  });

  it('renews a key, which ends the old one', async () => {
    const [, grace = ''] = keysIn('page-keys.csv');
    const { status } = await roster(['renew', 'grace hopper']);
    expect(status).toBe(0);
    const [renewed = ''] = keysIn('page-key-grace-hopper.csv');
    expect([await opens(grace), await opens(renewed)]).toEqual([401, 200]);
  });

  it('names who is meant when a name is mistyped, and asks nobody who is not there', async () => {
    expect((await roster(['remove', 'Grace Hoper', '--yes'])).err).toContain('Did you mean “Grace Hopper”?');
    expect(await roster(['remove', 'Grace Hopper'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('--yes') as string,
    });
  });

  it('removes, and says what stays', async () => {
    expect((await roster(['remove', 'margaret-hamilton', '--yes'])).out).toContain('Telemetry and progress stay.');
    expect((await roster(['list'])).out).not.toContain('Margaret');
  });

  it('renews the instructor’s token where it lies', async () => {
    const before = readFileSync(join(app.dataDir, 'instructor-token'), 'utf8').trim();
    const { out } = await roster(['token']);
    expect(out).toContain('instructor-token');
    expect(out).not.toContain('swteach_');
    const elsewhere = await roster(['list'], { SPANWALK_DATA_DIR: folder, SPANWALK_INSTRUCTOR_TOKEN: before });
    expect([elsewhere.status, elsewhere.err]).toEqual([2, expect.stringContaining('is not this classroom’s')]);
    expect((await roster(['list'])).status).toBe(0);
  });

  it('says what to do where no app runs, where no token is, and where it would be told to the world', async () => {
    expect(await roster(['list'], { URL: 'http://127.0.0.1:9' })).toMatchObject({
      status: 3,
      err: expect.stringContaining('npm start') as string,
    });
    const lost = await roster(['list'], { SPANWALK_DATA_DIR: folder });
    expect(lost.err).toContain('SPANWALK_INSTRUCTOR_TOKEN');
    expect(await roster(['list'], { URL: 'http://classroom.example' })).toMatchObject({ status: 2 });
    expect((await roster(['promote'])).err).toContain('spanwalk roster takes add FILE.csv');
  });

  it('opens the classroom to everyone again with the last who leaves, and says so', async () => {
    await roster(['remove', 'lovelace-ada', '--yes']);
    const { out } = await roster(['remove', 'grace-hopper', '--yes', '--purge']);
    expect(out).toContain('the classroom is open to everyone');
    expect(await app.get('/classroom/progress')).toEqual({});
  });
});
