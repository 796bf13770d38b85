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

  it('makes a report inconclusive where the request could not be sent', () => {
    const { book } = states();
    book.open('local', state('one'), true);
    book.setUnsent('one', { ...finding, code: 'stimulus.unreachable' });
    const completed = book.complete({ runId: 'one' } as Run, report('unsent'));
    expect(completed).toMatchObject({ status: 'inconclusive', closedBy: 'unsent', score: 0 });
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

  it('outlives a time of watching', async () => {
    const book = new OwnBook(documents());
    await book.keep('local', 'one', { mode: 'call', url, method: 'GET', at: 1 });
    await book.keep('local', 'one', { mode: 'watch', at: 2 });
    expect(await book.of('local', 'one')).toEqual({ mode: 'watch', url, method: 'GET', at: 2 });
  });
});
