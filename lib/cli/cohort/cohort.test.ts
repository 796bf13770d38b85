import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../command-line.ts';
import type { CohortSummary } from './summary.ts';

const expectation = {
  schema: 'spanwalk/expectation/v1',
  step: 'a-step',
  title: 'A step',
  stimulus: [{ kind: 'manual', id: 'click', prompt: 'Click.' }],
  checks: [
    { id: 'handler', title: 'The handler has a span', signal: 'span', match: { name: { equals: 'http-handler' } } },
    {
      id: 'other',
      title: 'So has the other',
      signal: 'span',
      dependsOn: ['handler'],
      match: { name: { equals: 'other' } },
    },
  ],
};

const span = (name: string, trace: number): Record<string, unknown> => ({
  traceId: trace.toString(16).padStart(32, '0'),
  spanId: (trace * 10 + name.length).toString(16).padStart(16, '0'),
  name,
  startTimeUnixNano: '1544712660000000000',
  endTimeUnixNano: '1544712661000000000',
});
const telemetry = (trace: number, ...names: string[]): string =>
  JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: names.map((name) => span(name, trace)) }] }] });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spanwalk-cohort-'));
  mkdirSync(join(folder, 'subs'));
  writeFileSync(join(folder, 'e.json'), JSON.stringify(expectation));
});
afterEach(() => rmSync(folder, { recursive: true }));

const handedIn = (name: string): string => join(folder, 'subs', name);

/** Lays submissions down: a file for each name, folders as they are needed. */
function handIn(files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, 'subs', name, '..'), { recursive: true });
    writeFileSync(join(folder, 'subs', name), content);
  }
}

interface Said {
  status: number;
  out: string;
  err: string;
}

async function typed(...args: string[]): Promise<Said> {
  const said = { out: '', err: '' };
  const status = await run(['cohort', ...args, '--results', join(folder, 'results')], {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    isTerminal: false,
    colours: false,
    readFile: (path) => readFileSync(path, 'utf8'),
    writeFile: () => {},
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    engine: 'this one',
  });
  return { status, ...said };
}

const cohort = (...args: string[]): Promise<Said> =>
  typed(join(folder, 'subs'), '--expect', join(folder, 'e.json'), ...args);

const kept = (name: string): string => readFileSync(join(folder, 'results', name), 'utf8');
const summary = (): CohortSummary => JSON.parse(kept('summary.json')) as CohortSummary;

const WRITTEN = ['students/anna.json', 'students/ben.json', 'gradebook.csv', 'summary.json'];

describe('spanwalk cohort DIR', () => {
  it('grades one file or one folder for each student, and keeps a result for each', async () => {
    handIn({
      'ben.json': telemetry(1, 'http-handler', 'other'),
      'anna/a.json': telemetry(2, 'http-handler'),
      'README.md': '',
    });
    const { status, out, err } = await cohort();
    expect(status).toBe(1);
    expect(out).toContain('2 students: 1 passed, 1 failed');
    expect(err).toContain('anna: failed, 50 of 100\nben: passed, 100 of 100\n');
    expect(readdirSync(join(folder, 'results/students'))).toEqual(['anna.json', 'ben.json']);
    expect(kept('gradebook.csv').split('\r\n')).toEqual([
      'student,outcome,score,lesson,step,status,step_score,findings,spans,remarks',
      'anna,failed,50,,a-step,failed,50,span.missing,1,',
      'ben,passed,100,,a-step,passed,100,,2,',
      '',
    ]);
  });

  it('writes the same bytes again, and nothing of when and where', async () => {
    handIn({ 'ben.json': telemetry(1, 'other'), 'anna.json': '{' });
    await cohort();
    const first = WRITTEN.map(kept);
    await cohort();
    expect(WRITTEN.map(kept)).toEqual(first);
    expect(first.join('')).not.toContain(folder);
  });

  it('groups the students by what stands in their way, the commonest first', async () => {
    const wrong = [1, 2, 3].map((nth) => [`s${nth}.json`, telemetry(nth, 'http_handlr')]);
    handIn({ ...Object.fromEntries(wrong), 'late.json': '', 'good.json': telemetry(9, 'http-handler', 'other') });
    const { out } = await cohort();
    const [first, second] = summary().causes;
    expect(first?.students).toEqual(['s1', 's2', 's3']);
    expect(first?.check).toBe('The handler has a span');
    expect(second).toMatchObject({ code: 'file/empty', students: ['late'] });
    expect(out).toMatch(/3 of 5: .* \(span\.name-near\) · a-step: “The handler has a span”\n\s+s1, s2, s3/);
    expect(out).toContain('1 of 5: the file is empty (file/empty)');
  });

  it('goes on after a submission that cannot be read, and names file and place', async () => {
    handIn({
      'anna.json': '{"foo":1}',
      'ben/x.json': '{"resourceSpans":',
      'none/notes.txt': 'hi',
      'zoe.json': telemetry(1, 'http-handler', 'other'),
    });
    const { status, out, err } = await cohort();
    expect(status).toBe(1);
    expect(err).toContain('anna.json, line 1: this is not OTLP: no resourceSpans');
    expect(err).toContain('ben/x.json, line 1, column 18: this is not JSON: it ends in the middle');
    expect(err).toContain('none: the folder holds no telemetry');
    expect(out).toContain('4 students: 1 passed, 3 failed');
  });

  it('points out the same telemetry as a fact: byte for byte, span for span, or by a trace', async () => {
    const one = telemetry(7, 'http-handler', 'other');
    handIn({
      'a.json': one,
      'b/copy.json': one,
      'c.json': JSON.stringify(JSON.parse(one), null, 2),
      'd.json': telemetry(7, 'http-handler', 'other', 'more'),
      'e.json': telemetry(8, 'http-handler', 'other'),
      'f.json': '',
      'g.json': '',
    });
    const { status, out } = await cohort('--students', 'a,b,c,d,e');
    expect(status).toBe(0);
    expect(summary().shared.map(({ by, students }) => [by, students.join('')])).toEqual([
      ['bytes', 'ab'],
      ['spans', 'abc'],
      ['trace', 'abcd'],
    ]);
    expect(out).toContain('a fact, not a verdict');
    expect(out).toContain('a, b handed in the same telemetry, byte for byte');
  });

  it('resumes: what did not change is not graded again, what did is', async () => {
    handIn({ 'anna.json': telemetry(1, 'other'), 'ben.json': telemetry(2, 'http-handler', 'other') });
    await cohort();
    handIn({ 'anna.json': telemetry(1, 'http-handler', 'other') });
    const { status, err } = await cohort('--resume');
    expect(status).toBe(0);
    expect(err).toContain('anna: passed, 100 of 100\nben: passed, 100 of 100 (unchanged)');
    writeFileSync(join(folder, 'e.json'), JSON.stringify({ ...expectation, title: 'Another' }));
    expect((await cohort('--resume')).err).not.toContain('unchanged');
  });

  it('survives a result that was cut off by a crash', async () => {
    handIn({ 'anna.json': telemetry(1, 'other') });
    await cohort();
    writeFileSync(join(folder, 'results/students/anna.json'), kept('students/anna.json').slice(0, 50));
    expect((await cohort('--resume')).err).toContain('anna: failed, 0 of 100\n');
  });

  it('grades again only those that failed, and keeps everyone in the gradebook', async () => {
    handIn({ 'anna.json': telemetry(1, 'other'), 'ben.json': telemetry(2, 'http-handler', 'other') });
    await cohort();
    const { err } = await cohort('--only-failed');
    expect(err).toContain('anna: failed');
    expect(err).not.toContain('ben: ');
    expect(kept('gradebook.csv')).toContain('ben,passed');
  });

  it('follows the policy in its exit status', async () => {
    handIn({ 'anna.json': telemetry(1, 'other') });
    expect((await cohort()).status).toBe(1);
    expect((await cohort('--fail-on', 'never')).status).toBe(0);
  });

  it('grades by the steps of a lesson, each by the files that are named after it', async () => {
    handIn({ 'anna/creating-a-span.json': telemetry(1, 'http-handler'), 'anna/run-it-and-see-data.json': '[' });
    const { status, err } = await typed(join(folder, 'subs'), '--lesson', 'honeycomb');
    expect(status).toBe(1);
    expect(err).toContain('run-it-and-see-data.json, line 1, column 2');
    expect(kept('gradebook.csv')).toContain(',honeycomb,creating-a-span,failed,');
    expect(kept('gradebook.csv')).toContain(',honeycomb,adding-attributes,failed,0,silence,0,');
  });

  it('counts a file that cannot be read against its step, and not for the others’ average', async () => {
    handIn({
      'anna/creating-a-span.json': telemetry(1, 'http-handler'),
      'anna/more-than-one-span.json': '{"resourceSpans":[',
      'ben/creating-a-span.json': telemetry(1, 'http-handler'),
    });
    const { status } = await typed(join(folder, 'subs'), '--lesson', 'honeycomb');
    const rows = kept('gradebook.csv').split('\r\n');
    const stepsOf = (student: string): number => rows.filter((row) => row.startsWith(`${student},`)).length;
    expect(status).toBe(1);
    expect(stepsOf('anna')).toBe(stepsOf('ben'));
    expect(kept('gradebook.csv')).toMatch(/anna,failed,\d+,honeycomb,more-than-one-span,failed,0,file.unreadable,0/);
    expect(summary().causes).toContainEqual(
      expect.objectContaining({ step: 'more-than-one-span', code: 'file.unreadable', students: ['anna'] }),
    );
  });

  it('names the place of a span that cannot be read', async () => {
    const wrong = '{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":5,"traceId":"zz"}]}]}]}';
    handIn({ 'anna.json': wrong, 'ben.json': '{"resourceSpans":"x"}' });
    const { err } = await cohort();
    expect(err).toMatch(/anna: failed, 0 of 100\n {2}anna\.json, line 1: /);
    expect(summary().causes).toContainEqual(expect.objectContaining({ code: 'file/not-otlp', students: ['ben'] }));
  });

  it('follows no link out of a submission, though it has the name of a step', async () => {
    handIn({ 'bob/creating-a-span.json': telemetry(1, 'http-handler'), 'anna/run-it-and-see-data.json': '{}' });
    symlinkSync('../bob/creating-a-span.json', join(folder, 'subs', 'anna', 'creating-a-span.json'));
    await typed(join(folder, 'subs'), '--lesson', 'honeycomb', '--step', 'creating-a-span', '--students', 'anna');
    expect(kept('gradebook.csv')).toContain('anna,failed,0,,,unreadable,0,file/link,0,\r\n');
  });

  it('says what was noticed besides, once for a student, and lets it cost nothing', async () => {
    const early = (trace: number): string =>
      telemetry(trace, 'http-handler', 'other').replaceAll('1544712661000000000', '1544712659000000000');
    handIn({ 'anna.json': early(1), 'ben.json': early(2), 'cai.json': telemetry(3, 'http-handler', 'other') });
    const { status, out } = await cohort();
    expect(status).toBe(0);
    expect(summary().noticed).toContainEqual(
      expect.objectContaining({ code: 'time.negative', students: ['anna', 'ben'] }),
    );
    expect(out).toMatch(/Noticed besides \(costs nothing\)\n {2}2 of 3: .* \(time\.negative\)\n {4}anna, ben/);
    expect(kept('gradebook.csv')).toMatch(/anna,passed,100,,a-step,warned,100,,2,time\.negative\r\n/);
  });

  it('loses no student whose submission is a link, and says so', async () => {
    handIn({ 'bob/home.json': telemetry(1, 'http-handler'), 'eve/notes.txt': '', 'README.md': '' });
    symlinkSync('bob', handedIn('kim'));
    symlinkSync('bob/home.json', handedIn('lea.json'));
    symlinkSync('gone.json', handedIn('max.json'));
    symlinkSync('../bob/home.json', handedIn('eve/home.json'));
    const { err } = await cohort();
    expect(summary().students).toBe(5);
    for (const name of ['kim', 'lea.json', 'max.json', 'eve/home.json']) {
      expect(err).toContain(`  ${name}: this is a link or no file at all, and is left alone.\n`);
    }
    expect(summary().causes).toContainEqual(
      expect.objectContaining({ code: 'file/link', students: ['eve', 'kim', 'lea', 'max'] }),
    );
  });

  it.each<[string, string[], string]>([
    ['nothing to grade', [], 'name a folder of submissions'],
    ['nothing to grade by', ['.'], 'say what to grade by'],
    ['a student whom nobody knows', ['{subs}', '--expect', '{e}', '--students', 'zoe'], 'Nobody handed in as zoe'],
    ['a folder that is not there', ['{subs}/gone', '--expect', '{e}'], 'cannot be read'],
    ['a lesson that is not there', ['{subs}', '--lesson', 'gone'], 'There are: live-stream, honeycomb, x-ray'],
    ['a token that is not there', ['--url', 'http://127.0.0.1:1', '--token-file', 'gone'], 'gone cannot be read'],
    ['a classroom elsewhere, unencrypted', ['--url', 'http://example.org'], 'on this machine, or https'],
  ])('says what is wrong with %s, and exits with 2', async (_, args, said) => {
    handIn({ 'anna.json': telemetry(1, 'other') });
    const real = args.map((arg) => arg.replace('{subs}', join(folder, 'subs')).replace('{e}', join(folder, 'e.json')));
    const { status, err } = await typed(...real);
    expect(status).toBe(2);
    expect(err).toContain(said);
  });
});
