import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { text as wholeText } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SecretsReport } from '../lib/guard/finding.ts';
import { mintSpanId, mintTraceId } from '../lib/telemetry/mint-ids.ts';
import { HER_GROUP, STAGE, STEP, wishes, type Hers, type Wish } from './support/isolation-wishes.ts';
import { leakOf, sendLeakingLog } from './support/leaking-log.ts';
import { streamed } from './support/streamed.ts';
import { RosteredApp, type Answered, type Student } from './support/rostered-app.ts';

let classroom: RosteredApp;
let ada: Student;
let grace: Student;
/** What is Grace's, and must never be told to Ada: ids, names, values, keys. */
let marks: string[];
let hers: Hers;

beforeAll(async () => {
  classroom = await RosteredApp.start();
  [ada, grace] = (await classroom.enrol('Ada Lovelace', 'Grace Hopper')) as [Student, Student];
  const environment = { method: 'POST', headers: grace.headers, body: { name: 'Grace’s laboratory' } };
  const made = await classroom.json<{ key: string }>('/classroom/environments', environment);
  const sent = await classroom.send('grace-span', made.key);
  await sendLeakingLog(classroom, { name: 'grace-log', key: made.key, traceId: sent.traceId });
  const click = await classroom.click(STEP, grace);
  await classroom.ask('/classroom/progress/videos', { method: 'PUT', headers: grace.headers });
  const saved = { method: 'POST', headers: grace.headers, body: { name: 'What Grace asks', spec: {} } };
  const { id } = await classroom.json<{ id: string }>('/classroom/saved-queries', saved);
  const wall = { method: 'POST', headers: grace.headers, body: { name: 'Grace’s board' } };
  const board = await classroom.json<{ id: string }>('/classroom/boards', wall);
  const note = { method: 'PUT', headers: grace.headers, body: { text: 'what Grace noted' } };
  await classroom.json(`/classroom/journal/notes/${STEP}`, note);
  const leak = await leakOf(classroom, grace, 'grace-log');
  const seen = await classroom.json<{ spans: { spanId: string }[] }>(`/classroom/traces/${sent.traceId}`, grace);
  hers = {
    own: sent.traceId,
    ownSpan: seen.spans[0]?.spanId ?? '',
    trace: click.traceId,
    run: click.runId,
    ingestKey: made.key,
    saved: id,
    board: board.id,
    leak,
  };
  marks = [
    hers.saved,
    hers.board,
    hers.leak,
    hers.own,
    hers.trace,
    click.parent,
    hers.run,
    made.key,
    grace.key,
    'grace-span',
    'grace-log',
    'what Grace noted',
    'Grace',
  ];
});
afterAll(() => classroom.app.close());

/** What an answer tells that the question did not hold already. */
const marksIn = ({ text }: Pick<Answered, 'text'>, question = ''): string[] =>
  marks.filter((mark) => text.includes(mark) && !question.includes(mark));

const routes = (): string[] =>
  readdirSync('app/classroom', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|[\\/])route\.ts$/.test(file))
    .map((file) => file.replaceAll('\\', '/').replace(/\/route\.ts$/, ''));

const ask = (wish: Wish, headers: Record<string, string>, more = ''): Promise<Answered> => {
  const [method, path, body] = wish;
  const whole = more === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${more}`;
  return classroom.ask(whole, { method, headers, ...(body === undefined ? {} : { body }) });
};

/** Everything that is asked of an endpoint, by everyone who is not to be told. */
const everyWish = (): Wish[] => Object.values(wishes(hers)).flatMap((some) => some ?? []);

describe('a student who asks for another’s', () => {
  it('is tried at every endpoint and method there is', () => {
    const all = wishes(hers);
    expect(Object.keys(all).toSorted()).toEqual(routes().toSorted());
    for (const route of routes()) {
      const text = readFileSync(`app/classroom/${route}/route.ts`, 'utf8');
      const methods = [...text.matchAll(/export (?:const|async function|function) (GET|POST|PUT|DELETE|PATCH)\b/g)];
      const asked = new Set(all[route]?.map(([method]) => method));
      const open = methods.map(([, method]) => method).filter((method) => all[route] && !asked.has(method ?? ''));
      // Reading a step marks one's own; signing in is tried elsewhere.
      expect({ route, open }).toEqual({ route, open: { 'progress/[step]': ['PUT'], session: ['POST'] }[route] ?? [] });
    }
  });

  it('gets nothing of it, signed in by a cookie', async () => {
    for (const wish of everyWish()) {
      const told = marksIn(await ask(wish, ada.headers), JSON.stringify(wish));
      expect({ wish, told }).toEqual({ wish, told: [] });
    }
  });

  it('gets nothing of it by naming the other’s workspace', async () => {
    const others = everyWish().filter(([, path]) => path !== '/classroom/session');
    for (const wish of others) {
      const answered = await ask(wish, ada.headers, 'workspace=grace-hopper');
      const told = marksIn(answered, JSON.stringify(wish));
      expect({ wish, status: answered.status, told }).toEqual({ wish, status: 403, told: [] });
    }
  });

  it('gets nothing of it with the page key in a header', async () => {
    const bearer = { authorization: `Bearer ${ada.key}` };
    for (const wish of everyWish()) {
      const told = marksIn(await ask(wish, bearer), JSON.stringify(wish));
      expect({ wish, told }).toEqual({ wish, told: [] });
    }
  });

  it('has changed nothing of it', async () => {
    const { headers } = grace;
    const progress = await classroom.json<object>('/classroom/progress', { headers });
    expect(Object.keys(progress)).toEqual(expect.arrayContaining([STEP, 'videos']));
    const verdicts = await classroom.json<Record<string, { runId: string }>>(`/classroom/verdicts/${STEP}`, {
      headers,
    });
    expect(verdicts['after']?.runId).toBe(hers.run);
    const { students } = await classroom.json<{ students: { name: string }[] }>('/classroom/roster', {
      headers: classroom.instructor,
    });
    expect(students.map(({ name }) => name)).toEqual(['Ada Lovelace', 'Grace Hopper']);
    const { queries } = await classroom.json<{ queries: { name: string }[] }>('/classroom/saved-queries', { headers });
    expect(queries.map(({ name }) => name)).toEqual(['What Grace asks']);
    const { boards } = await classroom.json<{ boards: object[] }>('/classroom/boards', { headers });
    expect(boards).toMatchObject([{ name: 'Grace’s board', panels: [], revision: 0 }]);
    const { notes } = await classroom.json<{ notes: Record<string, { text: string }> }>('/classroom/journal', {
      headers,
    });
    expect(notes[STEP]?.text).toBe('what Grace noted');
    const { findings } = await classroom.json<SecretsReport>('/classroom/secrets', { headers });
    expect(findings.find(({ id }) => id === hers.leak)?.dismissed).toBe(false);
    expect((await classroom.send('again', hers.ingestKey, hers.own)).status).toBe(200);
  });
});

describe('who is not signed in', () => {
  it.each([
    ['without a key', {}],
    ['with a cookie that nobody was given', { cookie: 'spanwalk-session=made-up' }],
    ['with a wrong key', { authorization: 'Bearer swpage_made-up' }],
  ])('is turned away everywhere, %s', async (_how, headers) => {
    const others = everyWish().filter(([, path]) => path !== '/classroom/session');
    for (const wish of others) {
      const { status } = await ask(wish, headers);
      // Who keeps trying wrong keys is told to slow down.
      expect({ wish, status: status === 429 ? 401 : status }).toEqual({ wish, status: 401 });
    }
    const { text } = await classroom.ask('/classroom/session', { headers });
    expect(JSON.parse(text)).toMatchObject({ visitor: null });
  });

  it('gets no stream', async () => {
    expect((await classroom.ask('/classroom/feed')).status).toBe(401);
  });
});

const pageOf = (headers: Record<string, string>): Promise<Answered> =>
  classroom.ask(`/traces/${hers.own}`, { headers });

const textOf = async (asked: Promise<Answered>): Promise<string> => (await asked).text;

/** The same as a browser asks where another site’s name was made to lead to this machine; fetch knows no such thing. */
const pageElsewhere = async (): Promise<string> => {
  const sent = request(`${classroom.app.url}/traces/${hers.own}`, {
    headers: { ...grace.headers, host: 'spans.example' },
  });
  const [response] = (await once(sent.end(), 'response')) as [IncomingMessage];
  return wholeText(response);
};

describe('a trace’s page', () => {
  it('comes with its rows for the one whose it is, before any script has run', async () => {
    const { text: page } = await pageOf(grace.headers);
    expect(page).toMatch(/<tr[^>]*data-row[^]*?grace-span/);
  });

  it('comes with nothing of it for another, or for who has no business here', async () => {
    const asked = [textOf(pageOf(ada.headers)), textOf(pageOf({})), pageElsewhere()];
    for (const page of await Promise.all(asked)) {
      expect(page).not.toContain('grace-span');
      expect(page).not.toContain('data-row');
    }
  });
}); // prettier-ignore

describe('telemetry', () => {
  it('goes on the feed of the one whose it is, and on no other', async () => {
    const environments = await classroom.json<{ environments: { environment: { slug: string } }[] }>(
      '/classroom/environments',
      { headers: ada.headers },
    );
    const slug = environments.environments[0]?.environment.slug ?? '';
    const own = await classroom.json<{ key: string }>(`/classroom/environments/${slug}`, {
      method: 'POST',
      headers: ada.headers,
    });
    const reading = streamed(classroom.app.url + '/classroom/feed?after=0&as=ada-lovelace', ada.headers, 'ada-last');
    await classroom.send('grace-again', hers.ingestKey);
    await classroom.send('ada-last', own.key);
    const text = await reading;
    expect(marksIn({ text })).toEqual([]);
  });

  it('is not streamed to a page that was opened for someone else', async () => {
    const { status } = await classroom.ask('/classroom/feed?as=grace-hopper', { headers: ada.headers });
    expect(status).toBe(401);
  });

  it('needs a key, and with an unknown one is nobody’s', async () => {
    expect((await classroom.send('keyless', null)).status).toBe(401);
    expect((await classroom.send('wrong', `hcsik_${'0'.repeat(58)}`)).status).toBe(401);
  });

  it('of two clicks at once is filed for each who clicked, though one backend made it', async () => {
    const clicks = await Promise.all([classroom.click(STEP, ada), classroom.click(STEP, grace)]);
    expect(clicks.map(({ status }) => status)).toEqual(['passed', 'passed']);
    const seen = async (student: Student, traceId: string) =>
      (await classroom.json<{ spans: unknown[] }>(`/classroom/traces/${traceId}`, student)).spans.length;
    const [adas, graces] = clicks.map(({ traceId }) => traceId) as [string, string];
    expect(await seen(ada, adas)).toBeGreaterThan(5);
    expect(await seen(grace, graces)).toBeGreaterThan(5);
    expect([await seen(ada, graces), await seen(grace, adas)]).toEqual([0, 0]);
  });

  it('of a stage comes from processes of the student’s own', async () => {
    const stage = `/classroom/stages/${STAGE}/after`;
    const clicks = await Promise.all([classroom.click(STAGE, ada, stage), classroom.click(STAGE, grace, stage)]);
    expect(clicks.map(({ status }) => status)).toEqual(['passed', 'passed']);
    // Made when a stage of hers was started with it: the stage carried her own key, not the classroom's.
    const { environments } = await classroom.json<{ environments: { environment: { slug: string } }[] }>(
      '/classroom/environments',
      ada,
    );
    expect(environments.map(({ environment }) => environment.slug)).toContain('practice');
  });

  it('is not drawn away by announcing a trace that another announced', async () => {
    const trace = mintTraceId();
    const run = { step: STEP, variant: 'after', traceIds: [trace], syntheticParent: mintSpanId() };
    await classroom.json('/classroom/runs', { method: 'POST', headers: grace.headers, body: run });
    const late = await classroom.ask('/classroom/runs', { method: 'POST', headers: ada.headers, body: run });
    expect(late.status).toBe(409);
  });
});

describe('the instructor', () => {
  it('reads every workspace by name, and the classroom’s own without one', async () => {
    const { instructor: headers } = classroom;
    const her = await classroom.json<{ spans: unknown[] }>(`/classroom/traces/${hers.own}?workspace=grace-hopper`, {
      headers,
    });
    expect(her.spans).toHaveLength(2);
    const group = await classroom.json<{ lines: unknown[] }>(
      `/classroom/logs/lines?group=${HER_GROUP}&workspace=grace-hopper`,
      { headers },
    );
    expect(group.lines).toHaveLength(1);
    const address = `/classroom/signals?traceId=${hers.own}&workspace=grace-hopper`;
    const { signals } = await classroom.json<{ signals: unknown[] }>(address, { headers });
    expect(signals).toHaveLength(1);
    expect(await classroom.json('/classroom/progress?workspace=grace-hopper', { headers })).toHaveProperty(STEP);
    expect(await classroom.json('/classroom/progress', { headers })).toEqual({});
    expect((await classroom.ask('/classroom/progress?workspace=nobody', { headers })).status).toBe(404);
  });
});
