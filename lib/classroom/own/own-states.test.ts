import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../checker/report.ts';
import type { OwnRunState } from '../../feed/own-run.ts';
import type { DocumentStore } from '../../store/telemetry-store.ts';
import type { Run } from '../run-schema.ts';
import { OwnBook } from './own-book.ts';
import { OwnStates } from './own-states.ts';

const state = (runId: string): OwnRunState => ({
  runId,
  step: 'a-step',
  mode: 'call',
  turn: 0,
  phase: 'calling',
  startedAt: 1,
  until: null,
  traceIds: [],
  syntheticParent: null,
  shots: [],
  probes: [],
  asking: null,
});

const finding: Finding = { code: 'stimulus.status', level: 'error', message: 'It answered 500.', fix: 'Mend it.' };
const report = (closedBy: Report['closedBy']): Report => ({
  schema: 'spanwalk/step-report/v1',
  lesson: 'a-lesson',
  step: 'a-step',
  variant: 'own',
  status: 'passed',
  checks: [],
  score: 100,
  closedBy,
  inventory: { spans: 1, traces: 1, services: [], scopes: [], outline: '' },
});

function states() {
  const told: string[] = [];
  const book = new OwnStates((workspace, { runId, phase }) => told.push(`${workspace} ${runId} ${phase}`));
  return { book, told };
}

describe('how runs on one’s own service stand', () => {
  it('is told at each change, but not what a command line proves', () => {
    const { book, told } = states();
    book.open('local', state('one'), true);
    book.open('local', state('two'), false);
    book.change('two', { phase: 'waiting' });
    book.close('one');
    book.close('one');
    expect(told).toEqual(['local one calling', 'local one closed']);
    expect(book.of('local', 'a-step')).toMatchObject({ runId: 'one', turn: 1 });
    expect(book.of('elsewhere', 'a-step')).toBeNull();
  });

  it('has a final report say what is wrong with an answer, and an open one not yet', () => {
    const { book } = states();
    book.open('local', state('one'), true);
    book.object('one', finding);
    const run = { runId: 'one' } as Run;
    expect(book.complete(run, report(null)).status).toBe('passed');
    expect(book.complete(run, report('quiet'))).toMatchObject({ status: 'failed', checks: [{ findings: [finding] }] });
  });

  it('is forgotten of closed runs first, so that one that still waits can be asked for its state', () => {
    const { book } = states();
    book.open('local', state('waits'), true);
    for (let at = 0; at < 600; at += 1) {
      book.open('elsewhere', state(`run-${at}`), false);
      book.close(`run-${at}`);
    }
    expect(book.get('waits')).toBeDefined();
    expect([book.get('run-0'), book.get('run-599')]).toEqual([undefined, expect.anything()]);
  });

  it('is not forgotten because another workspace begins a great many', () => {
    const { book } = states();
    book.open('local', state('mine'), true);
    book.close('mine');
    for (let at = 0; at < 2100; at += 1) {
      book.open('elsewhere', state(`run-${at}`), false);
      book.close(`run-${at}`);
    }
    expect(book.get('mine')).toBeDefined();
  });

  it('makes a report inconclusive where the request could not be sent', () => {
    const { book } = states();
    book.open('local', state('one'), true);
    book.setUnsent('one', { ...finding, code: 'stimulus.unreachable' });
    const completed = book.complete({ runId: 'one' } as Run, report('unsent'));
    expect(completed).toMatchObject({ status: 'inconclusive', closedBy: 'unsent', score: 0 });
  });
});

const to = (url: string): Partial<OwnRunState> => ({
  shots: [{ traceId: 'a', method: 'GET', url, status: 200, body: '', ms: 1, problem: null }],
});

describe('what reached a door while several runs were open', () => {
  const doors: Finding = { code: 'transport.path', level: 'error', message: 'Wrong path.', fix: 'Mend it.' };
  const silent: Report = {
    ...report('deadline'),
    remarks: [doors],
    checks: [
      { id: 'a', title: 'A', level: 'required', status: 'failed', points: 0, max: 1, findings: [doors, finding] },
    ],
  };
  /** What a silent run's findings say, where another was open from `began` to `ended`, on a service of its own or not. */
  function said(began: number, ended: number | null, url = 'http://localhost:5000/'): string[] {
    let now = 0;
    const book = new OwnStates(
      () => {},
      () => now,
    );
    book.open('local', { ...state('one'), ...to('http://localhost:4567/'), startedAt: 100 }, true);
    book.open('local', { ...state('two'), ...to(url), step: 'another-step', startedAt: began }, true);
    now = ended ?? 0;
    if (ended !== null) book.close('two');
    now = 200;
    book.close('one');
    const { checks, remarks = [] } = book.complete({ runId: 'one' } as Run, silent);
    return [...checks.flatMap(({ findings }) => findings), ...remarks].map(({ message }) => message);
  }

  it('may be of the service of another, and the finding says so; what the run’s own answer says may not', () => {
    const shared =
      'Wrong path. A run of the step another-step on another service of yours was open meanwhile: this may be of that one.';
    expect(said(150, null)).toEqual([shared, finding.message, shared]);
    expect(said(50, 150)).toEqual([shared, finding.message, shared]);
  });

  it('is nobody else’s where the other was over before, began after, or has the same service', () => {
    const alone = ['Wrong path.', finding.message, 'Wrong path.'];
    expect(said(50, 90)).toEqual(alone);
    expect(said(250, null)).toEqual(alone);
    expect(said(150, null, 'http://localhost:4567/api')).toEqual(alone);
  });
});

const key = (...parts: string[]): string => parts.join('/');

/** A document store in memory. */
function documents(): DocumentStore {
  const held = new Map<string, { id: string; body: unknown }>();
  return {
    put: async (workspace, collection, id, body) => void held.set(key(workspace, collection, id), { id, body }),
    get: async (workspace, collection, id) => held.get(key(workspace, collection, id))?.body,
    list: async (workspace, collection) =>
      [...held].filter(([at]) => at.startsWith(key(workspace, collection, ''))).map(([, document]) => document),
    remove: async (workspace, collection, id) => void held.delete(key(workspace, collection, id)),
  };
}

describe('the address of one’s own service', () => {
  const url = 'http://localhost:4567/';

  it('is remembered for its step, and offered to the others', async () => {
    const book = new OwnBook(documents());
    expect(await book.of('local', 'one')).toBeNull();
    await book.keep('local', 'one', { mode: 'call', url, method: 'GET', at: 1 });
    await book.keep('local', 'two', { mode: 'call', url: `${url}two`, method: 'POST', at: 2 });
    expect(await book.of('local', 'one')).toMatchObject({ url });
    expect(await book.of('local', 'three')).toMatchObject({ url: `${url}two`, method: 'POST' });
    expect(await book.of('elsewhere', 'one')).toBeNull();
  });

  it('outlives a time of watching, and so do those of other requests', async () => {
    const book = new OwnBook(documents());
    const urls = { lost: 'http://localhost:4568/gone' };
    await book.keep('local', 'one', { mode: 'call', url, method: 'GET', urls, at: 1 });
    await book.keep('local', 'one', { mode: 'watch', at: 2 });
    expect(await book.of('local', 'one')).toEqual({ mode: 'watch', url, method: 'GET', urls, at: 2 });
  });
});
