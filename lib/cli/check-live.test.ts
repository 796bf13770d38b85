import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { reportOn, check } from '../../tests/support/judge.ts';
import type { Report } from '../checker/report.ts';
import type { RunReport } from '../checker/summary.ts';
import { run } from './command-line.ts';

const emit = {
  id: 'creating-a-span',
  lesson: 'honeycomb',
  title: 'Create a span',
  kind: 'emit',
  variants: ['before', 'after'],
  expectation: {
    schema: 'spanwalk/expectation/v1',
    step: 'creating-a-span',
    title: 'Create a span',
    stimulus: [{ kind: 'http', id: 'click', path: '/api/creating-a-span/{variant}', status: 200, repeat: 2 }],
    wait: { first: '1s', quiet: '1s', deadline: '2s' },
    checks: [{ id: 'handler', title: 'handler', signal: 'span', match: { name: 'http-handler' } }],
  },
};
/** The same, on a stage: one request, to a service that may have to start first. */
const staged = {
  ...emit,
  expectation: { ...emit.expectation, stimulus: [{ kind: 'stage', id: 'click', stage: 'a-stage', status: 200 }] },
};
const query = {
  id: 'count-by-trace',
  lesson: 'honeycomb',
  title: 'Count',
  kind: 'query',
  expectation: {
    schema: 'spanwalk/query-expectation/v1',
    step: 'count-by-trace',
    title: 'Count',
    checks: [{ id: 'count', title: 'COUNT', about: 'calculation', op: 'COUNT' }],
    before: {},
    after: {},
  },
};
const resource = {
  id: 'sampling-rule',
  lesson: 'x-ray',
  title: 'A rule',
  kind: 'resource',
  expectation: {
    schema: 'spanwalk/resource/v1',
    step: 'sampling-rule',
    title: 'A rule',
    collection: 'sampling-rules',
    checks: [{ id: 'rule', title: 'the rule', match: { RuleName: 'Cruddur' }, works: { proof: 'rule' } }],
    before: [],
    after: [{ service: 'xray', operation: 'CreateSamplingRule', input: {} }],
  },
};
const read = { id: 'videos', lesson: 'live-stream', title: 'Videos', kind: 'read', expectation: null };

interface Seen {
  runs: { step: string; variant: string; traceIds: string[]; syntheticParent: string; saysWhenSent: boolean }[];
  /** How many clicks had come when a run was said to be sent. */
  sent: number[];
  clicks: { path: string; traceparent: string | undefined }[];
  samples: string[];
}

interface App {
  url: string;
  seen: Seen;
}

const servers: Server[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))));

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>);
}

/** The app's answers as the command line meets them: by its routes, over real HTTP. `passes` says which variants do. */
async function appThat(
  passes: (variant: string) => boolean,
  clicked = 200,
  steps: object[] = [read, emit, query, resource],
): Promise<App> {
  const seen: Seen = { runs: [], sent: [], clicks: [], samples: [] };
  const report = (variant: string, step: string): Report => ({
    ...reportOn(
      [check({ id: 'handler', match: { name: 'http-handler' } })],
      passes(variant) ? 'http-handler' : 'GET [server]',
    ),
    variant,
    step,
    lesson: 'honeycomb',
  });
  const answerRun = (body: Record<string, unknown>): [number, unknown] => {
    if (body['sent'] !== true) return [200, { open: false, report: report(seen.runs.at(-1)?.variant ?? '', emit.id) }];
    seen.sent.push(seen.clicks.length);
    return [200, { runId: 'run' }];
  };
  const answer = async (request: IncomingMessage): Promise<[number, unknown]> => {
    const path = request.url ?? '';
    const body = await bodyOf(request);
    if (path === '/classroom/session') return [200, { roster: false, visitor: null }];
    if (path === '/classroom/steps') return [200, { steps }];
    if (path === '/classroom/runs')
      return [201, { runId: `run-${seen.runs.push(body as unknown as Seen['runs'][number])}` }];
    if (path.startsWith('/classroom/runs/')) return answerRun(body);
    if (path.startsWith('/classroom/checks/')) {
      const asked = String(body.sample ?? body.variant);
      seen.samples.push(asked);
      return [200, report(asked, path.split('/').at(-1) ?? '')];
    }
    seen.clicks.push({ path, traceparent: request.headers.traceparent as string | undefined });
    return [clicked, {}];
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    void answer(request).then(([status, body]) => response.writeHead(status).end(JSON.stringify(body)));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

async function checked(url: string, ...args: string[]): Promise<{ status: number; report: RunReport; err: string }> {
  const said = { out: '', err: '' };
  const status = await run(['check', '--url', url, '--format', 'json', ...args], {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    isTerminal: false,
    colours: false,
    readFile: () => '',
    writeFile: () => {},
  });
  return { status, report: (said.out === '' ? null : JSON.parse(said.out)) as RunReport, err: said.err };
}

const isAfter = (variant: string): boolean => variant === 'after';

describe('spanwalk check --url', () => {
  it('proves of every step that its “before” fails and its “after” passes', async () => {
    const { url } = await appThat(isAfter);
    const { status, report, err } = await checked(url);
    expect(status).toBe(0);
    expect(report.steps.map(({ step, variant, proves }) => [step, variant, proves?.held])).toEqual([
      ['creating-a-span', 'before', true],
      ['creating-a-span', 'after', true],
      ['count-by-trace', 'before', true],
      ['count-by-trace', 'after', true],
      ['sampling-rule', 'before', true],
      ['sampling-rule', 'after', true],
    ]);
    expect(err).toContain('creating-a-span · before: failed, as it must be');
  });

  it('announces its trace ids before the click, one for each repetition, and clicks with them', async () => {
    const { url, seen } = await appThat(isAfter);
    await checked(url, '--step', 'creating-a-span');
    const [before] = seen.runs;
    expect(before).toMatchObject({ step: 'creating-a-span', variant: 'before' });
    expect(new Set(before?.traceIds).size).toBe(2);
    // Two clicks a run: it is not waited for what comes of the first alone.
    expect(seen.runs[0]?.saysWhenSent).toBe(true);
    expect(seen.sent).toEqual(seen.runs.map((_, nth) => (nth + 1) * 2));
    expect(seen.clicks.slice(0, 2)).toEqual(
      before?.traceIds.map((traceId) => ({
        path: '/api/creating-a-span/before',
        traceparent: `00-${traceId}-${before.syntheticParent}-01`,
      })),
    );
  });

  it('says of a stage’s only request when it was answered: until then nothing is judged', async () => {
    const { url, seen } = await appThat(isAfter, 200, [staged]);
    await checked(url, '--variant', 'after');
    expect(seen.runs[0]?.saysWhenSent).toBe(true);
    expect(seen.sent).toEqual([1]);
  });

  it('fails when a “before” passes: then the step proves nothing', async () => {
    const { url } = await appThat(() => true);
    const { status, report } = await checked(url, '--step', 'creating-a-span');
    expect([status, report.summary.proved]).toEqual([1, { held: 1, of: 2 }]);
  });

  it('fails when an “after” fails', async () => {
    const { url } = await appThat(() => false);
    expect((await checked(url)).status).toBe(1);
  });

  it('gives the plain verdict on a variant that was asked for', async () => {
    const { url } = await appThat(isAfter);
    expect((await checked(url, '--step', 'creating-a-span', '--variant', 'after')).status).toBe(0);
    expect((await checked(url, '--step', 'creating-a-span', '--variant', 'before')).status).toBe(1);
  });

  it('makes traces for a query step that is checked alone', async () => {
    const { url, seen } = await appThat(isAfter);
    expect((await checked(url, '--step', 'count-by-trace')).status).toBe(0);
    expect(seen.runs.map(({ variant }) => variant)).toEqual(['after', 'after']);
    expect(seen.samples).toEqual(['before', 'after']);
  });

  it('has the app call one’s own service, as the page does', async () => {
    const { url, seen } = await appThat((variant) => variant === 'own');
    const own = 'http://127.0.0.1:4567/home';
    const { status } = await checked(url, '--step', 'creating-a-span', '--variant', 'own', '--own', own);
    expect(status).toBe(0);
    expect(seen.clicks).toEqual([]);
    expect(seen.runs).toEqual([{ step: 'creating-a-span', variant: 'own', call: { url: own }, purpose: 'check' }]);
  });

  it('has each request go to the address that was given for it', async () => {
    const { url, seen } = await appThat((variant) => variant === 'own');
    const [home, lost] = ['http://127.0.0.1:4567/home', 'http://127.0.0.1:4568/gone?a=b'];
    const args = ['--step', 'creating-a-span', '--variant', 'own', '--own', home, '--own', `lost=${lost}`];
    expect((await checked(url, ...args)).status).toBe(0);
    expect(seen.runs[0]).toMatchObject({ call: { url: home, urls: { lost } } });
    expect((await checked(url, ...args, '--own', home)).err).toContain('--own is given once without the name');
    expect((await checked(url, ...args.slice(0, 4), '--own', 'lost')).err).toContain('REQUEST=ADDRESS');
  });

  it('judges what was set up by one’s own hands, without a sample of its own', async () => {
    const { url, seen } = await appThat((variant) => variant === 'own');
    expect((await checked(url, '--step', 'sampling-rule', '--variant', 'own')).status).toBe(0);
    expect([seen.samples, seen.runs, seen.clicks]).toEqual([['own'], [], []]);
  });

  it('calls one’s own service first, where what was set up is tried on its telemetry', async () => {
    const { url, seen } = await appThat((variant) => variant === 'own');
    const own = 'http://127.0.0.1:4567/home';
    expect((await checked(url, '--step', 'sampling-rule', '--variant', 'own', '--own', own)).status).toBe(0);
    expect([seen.samples, seen.runs.map(({ variant }) => variant)]).toEqual([['own'], ['own']]);
  });

  it('asks for the address where a step needs a request to one’s own service', async () => {
    const { url, seen } = await appThat(isAfter);
    const { status, err } = await checked(url, '--step', 'creating-a-span', '--variant', 'own');
    expect([status, seen.runs]).toEqual([2, []]);
    expect(err).toContain('no address was given');
  });

  it('is inconclusive where there is no route to click, also for a “before”', async () => {
    const { url } = await appThat(isAfter, 404);
    const { status, report } = await checked(url, '--step', 'creating-a-span');
    expect(status).toBe(3);
    expect(report.steps[0]?.checks[0]?.findings).toMatchObject([{ code: 'stimulus.unreachable' }]);
  });

  it('fails a step whose route answers with another status than it should', async () => {
    const { url } = await appThat(isAfter, 500);
    const { status, report } = await checked(url, '--step', 'creating-a-span', '--variant', 'after');
    expect(status).toBe(1);
    expect(report.steps[0]?.checks[0]?.findings).toMatchObject([{ code: 'stimulus.status', actual: 'status 500' }, {}]);
  });

  it('says that no app answers, and exits with 3', async () => {
    const { status, err } = await checked('http://127.0.0.1:9');
    expect(status).toBe(3);
    expect(err).toContain('No Spanwalk answers at http://127.0.0.1:9.');
  });

  it('names the steps there are when there is none like it', async () => {
    const { url } = await appThat(isAfter);
    const { status, err } = await checked(url, '--step', 'nonsense');
    expect(status).toBe(2);
    expect(err).toContain('videos, creating-a-span, count-by-trace');
  });
});
