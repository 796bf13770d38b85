import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunReport } from '../checker/summary.ts';
import { run } from './command-line.ts';

const expectation = JSON.stringify({
  schema: 'spanwalk/expectation/v1',
  step: 'a-step',
  title: 'A step',
  stimulus: [{ kind: 'manual', id: 'click', prompt: 'Click.' }],
  checks: [
    { id: 'server', title: 'The request has a span', signal: 'span', match: { kind: 'server' } },
    {
      id: 'handler',
      title: 'The handler counts its results',
      signal: 'span',
      match: { name: { equals: 'http-handler' } },
      expect: { attributes: { 'app.result_length': { equals: 3, type: 'int' } } },
      relations: [{ rel: 'descendantOf', of: 'server' }],
    },
    {
      id: 'named',
      title: 'The service has its name',
      signal: 'span',
      level: 'recommended',
      match: { service: { var: 'service' } },
    },
  ],
});

const traceId = '5b8efff798038103d269b633813fc60c';
const span = (fields: Record<string, unknown>): Record<string, unknown> => ({
  traceId,
  startTimeUnixNano: '1544712660000000000',
  endTimeUnixNano: '1544712661000000000',
  ...fields,
});
const handler = (key: string): Record<string, unknown> =>
  span({
    spanId: 'eee19b7ec3c1b175',
    parentSpanId: 'eee19b7ec3c1b174',
    name: 'http-handler',
    kind: 1,
    attributes: [{ key, value: { intValue: '3' } }],
  });
const server = span({ spanId: 'EEE19B7EC3C1B174', name: 'GET /api/home', kind: 2, unknownField: 1 });

const request = (...spans: unknown[]): Record<string, unknown> => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'backend-next' } }] },
      scopeSpans: [{ scope: { name: 'home.activities' }, spans }],
    },
  ],
});

const good = JSON.stringify(request(server, handler('app.result_length')));

interface Given {
  telemetry?: string;
  args?: string[];
  expect?: string;
  from?: string[];
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spanwalk-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs `check` offline, on real files, and collects what it says. */
async function checked(given: Given = {}): Promise<{ status: number; out: string; err: string; written: string }> {
  const said = { out: '', err: '', written: '' };
  writeFileSync(join(folder, 'e.json'), given.expect ?? expectation);
  writeFileSync(join(folder, 't.json'), given.telemetry ?? good);
  const from = (given.from ?? ['t.json']).flatMap((name) => ['--from', name === '-' ? name : join(folder, name)]);
  const args = [...from, '--var', 'service=backend-next', ...(given.args ?? [])];
  const status = await run(['check', '--expect', join(folder, 'e.json'), ...args], {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    isTerminal: false,
    colours: false,
    readFile: (path) => readFileSync(path, 'utf8'),
    stdin: () => Readable.from([Buffer.from(good)]),
    writeFile: (path, text) => (said.written += `${path}: ${text}`),
  });
  return { status, ...said };
}

const report = async (given: Given): Promise<RunReport> =>
  JSON.parse((await checked({ ...given, args: [...(given.args ?? []), '--format', 'json'] })).out) as RunReport;

describe('spanwalk check --expect --from', () => {
  it('passes a file that is as expected', async () => {
    const { status, out } = await checked();
    expect(status).toBe(0);
    expect(out).toContain('✓ The handler counts its results');
    expect(out).toContain('passed: 1 step · score 100');
  });

  it('fails one that is not, and says what was found and what to do', async () => {
    const { status, out } = await checked({
      telemetry: JSON.stringify(request(server, handler('app.results_length'))),
    });
    expect(status).toBe(1);
    expect(out).toContain('✗ The handler counts its results');
    expect(out).toContain('(attr.near-key)');
    expect(out).toContain('Rename “app.results_length” to “app.result_length”.');
    expect(out).toContain('backend-next: GET /api/home [server]');
  });

  it('reads one document a line, as the collector’s file exporter writes them, in any order', async () => {
    const lines = [request(handler('app.result_length')), { resourceLogs: [] }, request(server), request(server)];
    expect((await checked({ telemetry: `${lines.map((line) => JSON.stringify(line)).join('\n')}\n` })).status).toBe(0);
    expect((await checked({ telemetry: JSON.stringify(lines) })).status).toBe(0);
  });

  it('counts requests where it is told how many there were, and says so where it is not', async () => {
    const sampling = JSON.stringify({
      ...(JSON.parse(expectation) as object),
      stimulus: [{ kind: 'http', id: 'many', path: '/api/a-step', repeat: 100 }],
      checks: [
        {
          id: 'sampled',
          title: 'One in four',
          signal: 'population',
          of: { kind: 'server' },
          perStimulus: { ratio: 0.25 },
        },
      ],
    });
    const traces = Array.from({ length: 25 }, (_, nth) => ({
      ...server,
      traceId: (nth + 1).toString(16).padStart(32, '0'),
    }));
    const given = { expect: sampling, telemetry: JSON.stringify(request(...traces)) };
    const untold = await checked(given);
    expect([untold.status, untold.out]).toEqual([3, expect.stringContaining('(population.not-counted)')]);
    expect(untold.out).toContain('--requests');
    expect((await checked({ ...given, args: ['--requests', '100'] })).status).toBe(0);
    const toldMore = await checked({ ...given, args: ['--requests', '1000'] });
    expect([toldMore.status, toldMore.out]).toEqual([1, expect.stringContaining('(population.too-few)')]);
    const { status, err } = await checked({ ...given, args: ['--requests', 'many'] });
    expect([status, err]).toEqual([2, expect.stringContaining('--requests takes a whole number, at least 1.')]);
  });

  it('takes several files, a folder, and what is piped in', async () => {
    mkdirSync(join(folder, 'more'));
    writeFileSync(join(folder, 'more/b.jsonl'), JSON.stringify(request(handler('app.result_length'))));
    writeFileSync(join(folder, 'more/README.md'), 'no telemetry');
    const telemetry = JSON.stringify(request(server));
    expect((await checked({ telemetry })).status).toBe(1);
    expect((await checked({ telemetry, from: ['t.json', 'more'] })).status).toBe(0);
    expect((await checked({ telemetry: '{"resourceSpans":[]}', from: ['-'] })).status).toBe(0);
  });

  it('goes on where one file is broken, and names it', async () => {
    writeFileSync(join(folder, 'broken.json'), '{"resourceSpans": [}\n');
    const { status, out } = await checked({ from: ['broken.json', 't.json'] });
    expect(status).toBe(0);
    expect(out).toContain('broken.json, line 1, column 20: this is not JSON: a value belongs here.');
  });

  it('gives the report as JSON', async () => {
    const { schema, steps, summary } = await report({});
    expect(schema).toBe('spanwalk/report/v1');
    expect(steps).toMatchObject([
      { step: 'a-step', status: 'passed', closedBy: 'file', score: 100, inventory: { spans: 2 } },
    ]);
    expect(summary).toMatchObject({ steps: 1, exit: 0 });
  });

  it('is no pass where no check is for the variant', async () => {
    const forLive = {
      ...JSON.parse(expectation),
      checks: [{ ...JSON.parse(expectation).checks[0], appliesTo: ['live'] }],
    };
    const { status, err } = await checked({ expect: JSON.stringify(forLive) });
    expect(status).toBe(2);
    expect(err).toContain('No check of this expectation is for the variant “own”.');
    expect((await checked({ expect: JSON.stringify(forLive), args: ['--variant', 'after'] })).status).toBe(0);
  });

  it('names a span that cannot be read, and keeps the others', async () => {
    const broken = span({ spanId: 'zz', name: 'broken' });
    const { steps } = await report({
      telemetry: JSON.stringify(request(server, broken, handler('app.result_length'))),
    });
    expect(steps[0]?.status).toBe('warned');
    const refused = steps[0]?.checks.find(({ id }) => id === 'file')?.findings ?? [];
    expect(refused).toMatchObject([{ code: 'file.refused', message: expect.stringContaining('broken') }]);
  });

  it('writes the report into a file where it is told to, without colours', async () => {
    const { out, written } = await checked({ args: ['--out', 'report.txt'] });
    expect(out).toBe('');
    expect(written).toContain('passed: 1 step');
  });

  it('writes several forms at once, each --out in the form at its place, one more to the terminal', async () => {
    const args = ['--format', 'json', '--out', 'a.json', '--format', 'junit', '--out', 'b.xml', '--format', 'github'];
    const { out, written } = await checked({ args });
    expect(written).toContain('a.json: {');
    expect(written).toContain('b.xml: <?xml');
    expect(out).toContain('::notice title=Spanwalk%3A passed::');
  });

  it('fails on recommended checks only where it is told to', async () => {
    const args = ['--var', 'service=other'];
    expect((await checked({ args })).status).toBe(0);
    expect((await checked({ args: [...args, '--fail-on', 'recommended'] })).status).toBe(1);
    expect((await checked({ telemetry: '{"resourceSpans":[]}', args: ['--fail-on', 'never'] })).status).toBe(0);
  });

  it('is inconclusive about what it cannot know', async () => {
    const unknown = expectation.replace('"level":"recommended",', '').replace('"var":"service"', '"var":"nobody.said"');
    expect((await checked({ expect: unknown })).status).toBe(3);
  });

  it.each<[string, Given, string]>([
    ['an option given twice', { args: ['--expect', 'e.json'] }, '--expect is given once'],
    ['no file there', { from: ['gone.json'] }, 'gone.json: this cannot be read'],
    [
      'a file that is cut off',
      { telemetry: '{"resourceSpans":[' },
      't.json, line 1, column 19: this is not JSON: it ends',
    ],
    ['a file that is not OTLP', { telemetry: '"text"' }, 't.json, line 1: this is not OTLP: no object stands here'],
    ['a file of another schema', { telemetry: '{"foo":1}' }, 'this is not OTLP: no resourceSpans'],
    ['an expectation that is not JSON', { expect: '{\n' }, 'e.json:2:'],
    [
      'an expectation with a slip',
      { expect: expectation.replace('"match"', '"mach"') },
      'e.json:1: checks.0.mach: "mach" is no word of this format here. Did you mean "match"?',
    ],
    [
      'an expectation with two slips, with one hint for both',
      { expect: expectation.replace('"match"', '"mach"').replace('"title"', '"titel"') },
      'e.json:1: titel: "titel" is no word of this format here. Did you mean "title"?\n  The expectation has',
    ],
    ['a form nobody knows', { args: ['--format', 'xml'] }, '--format is table, json, junit'],
    ['more files than forms', { args: ['--out', 'a', '--out', 'b'] }, '--out is given once for each --format'],
    ['an option nobody knows', { args: ['--frmat', 'json'] }, '--frmat'],
  ])('says what is wrong with %s, and exits with 2', async (_, given, said) => {
    const { status, out, err } = await checked(given);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });

  it('says a hint once that several problems share', async () => {
    const slips = expectation.replace('"match"', '"mach"').replace('"title"', '"titel"');
    const { err } = await checked({ expect: slips });
    expect(err.split('has to be put right')).toHaveLength(2);
    expect(err).toContain('Did you mean "match"?');
  });

  it('shows what a terminal would obey, instead of sending it there', async () => {
    const hostile = { ...server, name: 'GET \u001b[2J\u202e/x', spanId: 'eee19b7ec3c1b174' };
    const { out } = await checked({ telemetry: JSON.stringify(request(hostile)) });
    expect(out).toContain('GET \\u001b[2J\\u202e/x');
    expect(out).not.toContain('\u001b');
  });
});

describe('spanwalk', () => {
  it('explains a finding, and suggests a code that was misspelt', async () => {
    const said: string[] = [];
    const surroundings = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
    const explained = (...args: string[]) => run(['explain', ...args], { ...surroundings, ...unused });
    expect(await explained('span.not-ended')).toBe(0);
    expect(await explained('span.not-endet')).toBe(2);
    expect(await explained()).toBe(0);
    expect(said.join('')).toContain('Did you mean “span.not-ended”?');
  });
});

const unused = { isTerminal: false, colours: false, readFile: () => '', writeFile: () => {} };
