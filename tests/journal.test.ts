import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Journal, JournalQuery } from '../lib/journal/journal.ts';
import { made } from '../lib/guard/leaks.fixture.ts';
import type { SignedJournal } from '../lib/journal/signing.ts';
import { spanwalk } from './support/command-line.ts';
import { RosteredApp, type Student } from './support/rostered-app.ts';
import { unzip } from './support/unzip.ts';

const STEP = 'adding-attributes';

let classroom: RosteredApp;
let ada: Student;
let clicked: { traceId: string };
let ingestKey: string;

beforeAll(async () => {
  classroom = await RosteredApp.start();
  [ada] = (await classroom.enrol('Ada Lovelace')) as [Student];
  const { headers } = ada;
  const environment = { method: 'POST', headers, body: { name: 'laboratory' } };
  ingestKey = (await classroom.json<{ key: string }>('/classroom/environments', environment)).key;
  clicked = await classroom.click(STEP, ada);
  const spec = { calculations: [{ op: 'COUNT' }, { op: 'HEATMAP', column: 'duration_ms' }], breakdowns: ['name'] };
  await classroom.json('/classroom/saved-queries', { method: 'POST', headers, body: { name: 'By name', spec } });
  await note(STEP, `It took my key ${ingestKey}, and ${made.jwt}.`);
});
afterAll(() => classroom.app.close());

const note = (step: string, text: unknown, headers: Record<string, string> = ada.headers) =>
  classroom.ask(`/classroom/journal/notes/${step}`, { method: 'PUT', headers, body: { text } });

const journalOf = (headers: Record<string, string>, more = '') =>
  classroom.json<{ journal: Journal; notes: Record<string, { text: string }>; queriesInAll: number }>(
    `/classroom/journal${more}`,
    { headers },
  );

const queriesOf = (headers: Record<string, string>, from = 0) =>
  classroom.json<{ queries: JournalQuery[]; next: number | null }>(`/classroom/journal/queries?from=${from}`, {
    headers,
  });

const download = (form: string, headers = ada.headers) =>
  fetch(`${classroom.app.url}/classroom/journal/download?form=${form}`, { headers });

const check = (...args: string[]) =>
  spanwalk(['check', '--journal', ...args], { SPANWALK_DATA_DIR: classroom.app.dataDir });

describe('a student’s journal', () => {
  it('holds what was done, judged, asked and noted, and no key', async () => {
    const { journal, notes } = await journalOf(ada.headers);
    expect(journal.student).toEqual({ name: 'Ada Lovelace', workspace: 'ada-lovelace' });
    const step = journal.steps.find(({ id }) => id === STEP);
    expect(step?.done).not.toBeNull();
    expect(step?.verdicts).toMatchObject([{ variant: 'after', status: 'passed', traceIds: [clicked.traceId] }]);
    expect(step?.note?.text).toMatch(/^It took my key \(hidden: \d+ characters\), and \(hidden: \d+ characters\)\.$/);
    expect(notes[STEP]?.text).toContain(ingestKey);
    expect(JSON.stringify(journal)).not.toContain(ingestKey);
  });

  it('holds each trace with its picture, and each saved query with its result', async () => {
    const { journal, queriesInAll } = await journalOf(ada.headers);
    const trace = journal.traces.find(({ traceId }) => traceId === clicked.traceId);
    expect(trace?.picture.bars).toHaveLength(trace?.spans ?? -1);
    expect(trace?.outline).toContain('backend-next: ');
    expect(queriesInAll).toBe(1);
    const { queries, next } = await queriesOf(ada.headers);
    expect(next).toBeNull();
    const [query] = queries;
    expect(query).toMatchObject({ name: 'By name', asOf: 'now', columns: ['name', 'COUNT'] });
    expect(query?.heatmaps[0]?.cells.reduce((sum, [, , count]) => sum + count, 0)).toBe(query?.matched);
  });

  it('holds what was answered in words, what was asked, and what was set up as it was then', async () => {
    const handIn = (step: string, body: object) =>
      classroom.json(`/classroom/checks/${step}`, { method: 'POST', headers: ada.headers, body });
    await handIn('three-pillars', { answers: { 'no-such-question': made.jwt } });
    await handIn('count-by-trace', { query: { breakdowns: ['trace.trace_id'], time_range: 600 } });
    await handIn('log-retention', { look: true });
    const { journal } = await journalOf(ada.headers);
    const givenTo = (id: string) => journal.steps.find((step) => step.id === id)?.verdicts[0]?.given;
    expect(givenTo('three-pillars')?.map(({ answer }) => answer)).toContain('(not answered)');
    expect(givenTo('count-by-trace')).toEqual([
      { what: 'The query', answer: { breakdowns: ['trace.trace_id'], time_range: 600 } },
    ]);
    expect(givenTo('log-retention')).toMatchObject([{ what: 'cruddur', answer: { logGroupName: 'cruddur' } }]);
    expect(JSON.stringify(journal)).not.toContain(made.jwt);
  });

  it('is read by the instructor, name and all, and changed by no page of another origin', async () => {
    const { journal } = await journalOf(classroom.instructor, '?workspace=ada-lovelace');
    expect(journal.student.name).toBe('Ada Lovelace');
    const stranger = await note(STEP, 'mine', { ...ada.headers, origin: 'http://evil.example' });
    expect(stranger.status).toBe(403);
  });

  it('takes no note that is none, of a step that is none, or too long', async () => {
    expect((await note('no-such-step', 'x')).status).toBe(404);
    expect((await note(STEP, 7)).status).toBe(400);
    expect((await note(STEP, 'x'.repeat(20_001))).status).toBe(400);
    expect((await note('videos', 'seen')).status).toBe(200);
    expect((await note('videos', '  ')).text).toBe('{"note":null}');
    expect(Object.keys((await journalOf(ada.headers)).notes)).toEqual([STEP]);
  });

  it('is packed as Markdown with every picture that it shows', async () => {
    const response = await download('markdown');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="journal-ada-lovelace.zip"');
    const files = unzip(Buffer.from(await response.arrayBuffer()));
    const markdown = files['journal.md'] ?? '';
    const shown = Array.from(markdown.matchAll(/\]\((pictures\/[^)]+)\)/g), ([, path]) => path);
    expect(shown).toHaveLength(2);
    expect(new Set(Object.keys(files))).toEqual(new Set(['journal.md', ...shown]));
    expect(markdown).toContain(clicked.traceId);
    expect(JSON.stringify(files)).not.toContain(ingestKey);
    expect((await download('pdf')).status).toBe(400);
  });
});

describe('the signed journal', () => {
  it('is checked without the app by its public key, with it by the instructor’s token, and red once a byte is changed', async () => {
    const { dataDir, url } = classroom.app;
    const text = await (await download('json')).text();
    const file = join(dataDir, 'journal.json');
    writeFileSync(file, text);
    const key = join(dataDir, 'journal-key.pub.pem');
    const offline = await check(file, '--public-key', key);
    expect([offline.status, offline.err]).toEqual([0, '']);
    expect(offline.out).toContain('Ada Lovelace (workspace ada-lovelace)');
    expect(offline.out).toContain(STEP);
    expect((await check(file, '--url', url)).status).toBe(0);

    const changed = JSON.parse(text) as SignedJournal;
    changed.journal.steps.find(({ id }) => id === 'videos')!.done = { at: 1, variant: null };
    writeFileSync(file, JSON.stringify(changed));
    const told = await check(file, '--public-key', key);
    expect([told.status, told.out]).toEqual([1, expect.stringContaining('✗ step videos: changed')]);
    writeFileSync(file, text.replace('Ada Lovelace', 'Bda Lovelace'));
    expect((await check(file, '--public-key', key)).out).toContain(
      '✗ about (whose it is, when it was written, its lessons and which parts it has): changed',
    );
  });

  it('is made with a key that only the app’s owner reads, and that nobody is told', async () => {
    const { dataDir } = classroom.app;
    expect(statSync(join(dataDir, 'journal-key.pem')).mode & 0o777).toBe(0o600);
    const { text } = await classroom.ask('/classroom/journal/key', { headers: ada.headers });
    expect(JSON.parse(text)).toMatchObject({ publicKey: readFileSync(join(dataDir, 'journal-key.pub.pem'), 'utf8') });
    expect(text).not.toContain('PRIVATE');
  });
});
