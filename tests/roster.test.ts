import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookiesOf, RosteredApp, type Student } from './support/rostered-app.ts';

let classroom: RosteredApp;
let ada: Student;
let grace: Student;
const PAGE = '/learn/honeycomb/creating-a-span';

beforeAll(async () => {
  classroom = await RosteredApp.start();
  [ada, grace] = (await classroom.enrol('Ada Lovelace', 'Grace Hopper')) as [Student, Student];
});
afterAll(() => classroom.app.close());

const statusOf = async (path: string, headers = {}): Promise<number> => (await classroom.ask(path, { headers })).status;
const locationOf = async (path: string, headers = {}): Promise<string | null> =>
  (await classroom.ask(path, { headers })).headers.get('location');

describe('a page of a classroom with a roster', () => {
  it.each(['/', PAGE, '/traces', '/explore', '/connect', `/traces/${'a'.repeat(32)}?span=1`])(
    'sends who is not signed in to the sign-in, and back afterwards: %s',
    async (path) => {
      const signIn = await locationOf(path);
      expect(signIn).toBe(`/sign-in?${new URLSearchParams({ next: path }).toString()}`);
      expect(await statusOf(path, ada.headers)).toBe(200);
      const answered = await classroom.trySignIn(ada.key, path);
      expect([answered.status, answered.headers.get('location')]).toEqual([303, path]);
    },
  );

  it('leaves the sign-in, files and the practice backend open', async () => {
    for (const path of ['/sign-in', '/theme.js', '/favicon.svg', '/classroom/health', '/api/activities/home']) {
      expect([path, await statusOf(path)]).toEqual([path, 200]);
    }
  });

  it('sends nobody elsewhere, whatever a link claims', async () => {
    for (const next of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/..//evil.example',
      '/\t/evil.example',
    ]) {
      const location = (await classroom.trySignIn(ada.key, next)).headers.get('location');
      expect(new URL(location ?? '', classroom.app.url).origin).toBe(classroom.app.url);
    }
  });
});

describe('a sign-in', () => {
  it('gives a cookie that no script reads, and that goes nowhere else', async () => {
    const [session, workspace] = (await classroom.trySignIn(ada.key)).headers.getSetCookie();
    expect(session).toMatch(/^spanwalk-session-\d+=[\w-]{43}; HttpOnly; Path=\/; Max-Age=1209600; SameSite=Lax$/);
    expect(workspace).toMatch(/^spanwalk-workspace-\d+=ada-lovelace; Path=\/; Max-Age=1209600; SameSite=Lax$/);
  });

  it('keeps the cookie to TLS where it came by TLS', async () => {
    const headers = { 'x-forwarded-proto': 'https' };
    const asking = { method: 'POST', headers, body: new URLSearchParams({ key: ada.key }) };
    const cookies = (await classroom.ask('/classroom/session', asking)).headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.includes('; Secure'))).toEqual([true, true]);
  });

  it('with a wrong key leads back and says what is wrong with it', async () => {
    const key = `hcsik_${'a'.repeat(58)}`;
    const answered = await classroom.trySignIn(key, '/traces');
    expect(answered.headers.getSetCookie()).toEqual([]);
    const location = answered.headers.get('location') ?? '';
    expect(location).toBe('/sign-in?next=%2Ftraces&problem=ingest');
    const page = await classroom.ask(location);
    expect(page.text).toContain('That is an ingest key');
    expect(page.text).toContain('value="/traces"');
    expect(page.text).not.toContain(key);
  });

  it('is taken from no other origin’s page', async () => {
    const headers = { origin: 'http://evil.example' };
    const asking = { method: 'POST', headers, body: new URLSearchParams({ key: ada.key }) };
    expect((await classroom.ask('/classroom/session', asking)).status).toBe(403);
    expect(
      (await classroom.ask('/classroom/session/end', { ...asking, headers: { ...ada.headers, ...headers } })).status,
    ).toBe(403);
  });

  it('is over once one signs out, wherever the cookie was copied to', async () => {
    const headers = await classroom.signIn(ada.key);
    expect(await statusOf('/classroom/progress', headers)).toBe(200);
    const out = await classroom.ask('/classroom/session/end', { method: 'POST', headers });
    expect(out.headers.getSetCookie().every((cookie) => cookie.includes('Max-Age=0'))).toBe(true);
    expect(await statusOf('/classroom/progress', headers)).toBe(401);
    expect(await statusOf('/classroom/progress', ada.headers)).toBe(200);
  });

  it('closes the stream that was opened with it', async () => {
    const headers = await classroom.signIn(ada.key);
    const stream = await fetch(`${classroom.app.url}/classroom/feed`, { headers });
    const ended = stream.text();
    await classroom.ask('/classroom/session/end', { method: 'POST', headers });
    expect(await ended).toContain('event: hello');
  });
});

describe('a page key that is renewed', () => {
  it('ends what the old one began, and nothing of another’s', async () => {
    const asking = { method: 'POST', headers: classroom.instructor };
    const stream = await fetch(`${classroom.app.url}/classroom/feed`, { headers: ada.headers });
    const ended = stream.text();
    const { key } = await classroom.json<{ key: string }>('/classroom/roster/ada-lovelace', asking);
    expect(await ended).toContain('event: hello');
    expect(await statusOf('/classroom/progress', ada.headers)).toBe(401);
    expect((await classroom.trySignIn(ada.key)).headers.getSetCookie()).toEqual([]);
    expect(await statusOf('/classroom/progress', await classroom.signIn(key))).toBe(200);
    expect(await statusOf('/classroom/progress', grace.headers)).toBe(200);
  });
});

describe('a student who is removed', () => {
  it('is out, keys and all, and finds everything again when put back', async () => {
    const [margaret] = (await classroom.enrol('Margaret Hamilton')) as [Student];
    const { key: ingest } = await classroom.json<{ key: string }>('/classroom/environments/bootcamp', {
      method: 'POST',
      headers: margaret.headers,
    });
    const { traceId } = await classroom.send('one', ingest);
    const { instructor: headers } = classroom;
    const path = '/classroom/roster/margaret-hamilton';
    await classroom.json(path, { method: 'DELETE', headers });
    expect(await statusOf('/classroom/progress', margaret.headers)).toBe(401);
    expect((await classroom.send('two', ingest)).status).toBe(401);

    const [back] = (await classroom.enrol('margaret  HAMILTON')) as [Student];
    expect(back.workspace).toBe('margaret-hamilton');
    const seen = await classroom.json<{ spans: unknown[] }>(`/classroom/traces/${traceId}`, back);
    expect(seen.spans).toHaveLength(1);
  });

  it('leaves nothing behind when purged', async () => {
    const [katherine] = (await classroom.enrol('Katherine Johnson')) as [Student];
    const click = await classroom.click('adding-attributes', katherine);
    expect(click.status).toBe('passed');
    const { instructor: headers } = classroom;
    await classroom.json('/classroom/roster/katherine-johnson?purge=true', { method: 'DELETE', headers });
    const [back] = (await classroom.enrol('Katherine Johnson')) as [Student];
    expect((await classroom.json<{ traces: [] }>('/classroom/traces', back)).traces).toEqual([]);
    expect(await classroom.json('/classroom/progress', back)).toEqual({});
  });

  it('never leaves the workspace to another of nearly the same name', async () => {
    const { instructor: headers } = classroom;
    await classroom.enrol('Óscar N');
    await classroom.json('/classroom/roster/oscar-n', { method: 'DELETE', headers });
    const [other] = (await classroom.enrol('Oscar N.')) as [Student];
    expect(other.workspace).toBe('oscar-n-2');
  });
});

describe('a service of one’s own, in a classroom that is shared', () => {
  const STEP = 'creating-a-span';
  const begin = (headers: Record<string, string>, wish: object) =>
    classroom.ask('/classroom/runs', { method: 'POST', headers, body: { step: STEP, variant: 'own', ...wish } });
  const loopback = { call: { url: 'http://localhost:4567/' } };

  it('is not called on the server’s own loopback for a student, who is told why and can be watched', async () => {
    const refused = await begin(grace.headers, loopback);
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('own/shared-server')]);
    expect(await classroom.json(`/classroom/own-service/${STEP}`, grace)).toMatchObject({ run: null, canCall: false });
    expect((await begin(grace.headers, { watch: true })).status).toBe(201);
  });

  it('is called for the instructor, whose server it is', async () => {
    expect((await begin(classroom.instructor, loopback)).status).toBe(201);
  });
});

describe('the instructor’s page', () => {
  it('shows the students to the instructor, and to no student', async () => {
    const token = (classroom.instructor['authorization'] ?? '').replace('Bearer ', '');
    const instructor = cookiesOf(await classroom.trySignIn(token, '/instructor'));
    const page = await classroom.ask('/instructor', { headers: instructor });
    expect(page.text).toContain('Grace Hopper');
    const student = await classroom.ask('/instructor', { headers: grace.headers });
    expect(student.text).toContain('This page is the instructor’s');
    expect(student.text).not.toContain('Ada Lovelace');
  });
});

describe('the instructor’s token', () => {
  it('is told to nobody who cannot read the data folder', async () => {
    const asked = await classroom.ask('/classroom/roster/token', { method: 'POST', body: {} });
    expect(asked.status).toBe(401);
    expect(asked.text).not.toContain('swteach_');
  });

  it('ends at its renewal', async () => {
    const old = classroom.instructor;
    const { token } = await classroom.json<{ token: string }>('/classroom/roster/token', {
      method: 'POST',
      headers: old,
    });
    Object.assign(classroom.instructor, { authorization: `Bearer ${token}` });
    expect(await statusOf('/classroom/roster', classroom.instructor)).toBe(200);
    expect(readFileSync(join(classroom.app.dataDir, 'instructor-token'), 'utf8').trim()).toBe(token);
  });
});

describe('a restart', () => {
  it('keeps the roster, its sessions and its keys; and no secret stands in the store or on the console', async () => {
    const token = /=([\w-]{43})/.exec(grace.headers['cookie'] ?? '')?.[1] ?? '';
    await classroom.app.end('SIGKILL');
    const app = await classroom.app.again();
    const { host } = new URL(app.url);
    const cookie = `spanwalk-session-${host.split(':')[1]}=${token}`;
    expect((await fetch(`${app.url}/classroom/progress`, { headers: { cookie } })).status).toBe(200);
    expect((await fetch(`${app.url}/classroom/progress`)).status).toBe(401);

    const files = readdirSync(app.dataDir).filter((file) => file.startsWith('telemetry'));
    const kept = files.map((file) => readFileSync(join(app.dataDir, file), 'latin1')).join('');
    const secrets = [grace.key, ada.key, token, 'swteach_', 'swpage_'];
    expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);
    expect(secrets.filter((secret) => (classroom.app.console() + app.console()).includes(secret))).toEqual([]);
    await app.end();
  });
});
