import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../command-line.ts';

const expectation = {
  schema: 'spanwalk/expectation/v1',
  step: 'a-step',
  title: 'A step',
  stimulus: [{ kind: 'manual', id: 'click', prompt: 'Click.' }],
  checks: [{ id: 'h', title: 'H', signal: 'span', match: { name: { equals: 'http-handler' } } }],
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spanwalk-classroom-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function typed(...args: string[]): Promise<{ status: number; out: string }> {
  let out = '';
  const status = await run(['cohort', ...args, '--results', join(folder, 'results')], {
    out: (text) => (out += text),
    err: () => {},
    isTerminal: false,
    colours: false,
    readFile: (path) => readFileSync(path, 'utf8'),
    writeFile: () => {},
  });
  return { status, out };
}

const kept = (name: string): string => readFileSync(join(folder, 'results', name), 'utf8');

const step = {
  id: 'a-step',
  lesson: 'honeycomb',
  title: 'A step',
  kind: 'emit',
  variants: ['before', 'after'],
  expectation,
};
const verdict = (status: string, score: number) => ({
  report: {
    schema: 'spanwalk/step-report/v1',
    lesson: 'honeycomb',
    step: 'a-step',
    variant: 'after',
    status,
    score,
    closedBy: 'quiet',
    checks: [
      {
        id: 'h',
        title: 'H',
        level: 'required',
        status,
        points: 0,
        max: 1,
        findings: [{ code: 'span.missing', level: 'error', message: 'm', fix: 'f' }],
      },
    ],
    inventory: { spans: 1, traces: 1, services: [], scopes: [], outline: '' },
  },
  traceIds: ['1'.repeat(32)],
  startedAt: 1,
});

describe('spanwalk cohort --url', () => {
  it('reads each student’s best verdict with the instructor’s token, and says who has not begun', async () => {
    const asked: string[] = [];
    const answers: Record<string, unknown> = {
      '/classroom/roster': {
        students: [
          { name: 'Ada', workspace: 'w1' },
          { name: 'Ben', workspace: 'w2' },
        ],
        steps: ['a-step'],
      },
      '/classroom/steps': { steps: [step] },
      '/classroom/verdicts/a-step?workspace=w1': {
        before: verdict('failed', 0),
        own: verdict('failed', 50),
        after: verdict('passed', 100),
      },
      '/classroom/verdicts/a-step?workspace=w2': { before: verdict('passed', 100) },
    };
    const server = createServer((request, response) => {
      asked.push(request.headers.authorization ?? '');
      response.end(JSON.stringify(answers[request.url ?? '']));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    writeFileSync(join(folder, 'token'), 'the-token\n');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { status, out } = await typed('--url', url, '--token-file', join(folder, 'token'));
    await new Promise((resolve) => server.close(resolve));
    expect(status).toBe(1);
    expect(new Set(asked)).toEqual(new Set(['Bearer the-token']));
    expect(kept('gradebook.csv')).toContain('Ada,passed,100,');
    expect(kept('gradebook.csv')).toContain('Ben,failed,0,');
    expect(out).toContain('1 of 2: The step was not tried yet (step.not-begun)');
  });
});
