import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { besideOneAnother } from './beside.mjs';
import { isMistyped } from './check.mjs';
import { urlOf } from './ports.mjs';
import { claimCheckout, runningHere } from './running.mjs';
import { hearNode } from './spawn.mjs';
import { until } from './until.mjs';

let folder: string;
let server: Server | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spanwalk-note-'));
});
afterEach(() => {
  server?.close();
  server = undefined;
  rmSync(folder, { recursive: true });
});

/** A server on a free port; `header` is what it says it is. */
async function serving(header: string): Promise<string> {
  const opened = createServer((_, response) => response.writeHead(200, { 'x-spanwalk': header }).end());
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(opened.address() as AddressInfo).port}`;
}

const note = (): string => join(folder, 'running.json');

const run = (script: string): Promise<number> => until(spawn(process.execPath, ['-e', script], { stdio: 'ignore' }));

describe('the note of a running server', () => {
  it('counts while its process lives and a Spanwalk answers', async () => {
    const running = { pid: process.pid, url: await serving('classroom') };
    const release = await claimCheckout(running, note());
    expect(await runningHere(note())).toEqual(running);
    release();
    expect(existsSync(note())).toBe(false);
  });

  it('does not count where its process id is another program’s by now', async () => {
    writeFileSync(note(), JSON.stringify({ pid: process.pid, url: await serving('another program') }));
    expect(await runningHere(note())).toBeUndefined();
  });

  it('is not overwritten by a second server', async () => {
    const first = { pid: process.pid, url: await serving('classroom') };
    await claimCheckout(first, note());
    const release = await claimCheckout({ pid: process.ppid, url: 'http://127.0.0.1:1' }, note());
    release();
    expect(await runningHere(note())).toEqual(first);
  });
});

describe('the end of a server', () => {
  it.each([
    ['its own exit status', 'process.exit(3)', 3],
    ['success', '', 0],
    ['a crash, where nobody asked for its signal', 'process.kill(process.pid, "SIGKILL")', 137],
    ['a crash, even by a polite signal that came from elsewhere', 'process.kill(process.pid, "SIGTERM")', 143],
  ])('is %s', async (_, script, status) => expect(await run(script)).toBe(status));

  it.each([
    'setInterval(() => {}, 1000)',
    'process.on("SIGTERM", () => process.exit(143)); setInterval(() => {}, 1000)',
  ])('is success where the signal was passed on: %#', async (script) => {
    const child = spawn(process.execPath, ['-e', `${script}; console.log("up")`], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = until(child);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    process.emit('SIGTERM', 'SIGTERM');
    expect(await ended).toBe(0);
  });
});

describe('where a server is found', () => {
  it.each([
    ['127.0.0.1', 'http://localhost:3000'],
    ['0.0.0.0', 'http://localhost:3000'],
    ['::', 'http://localhost:3000'],
    ['::1', 'http://[::1]:3000'],
    ['[::1]', 'http://[::1]:3000'],
    ['classroom.test', 'http://classroom.test:3000'],
  ])('on %s is %s', (host, url) => expect(urlOf(host, 3000)).toBe(url));
});

describe('options of a check that are wrong', () => {
  it('are known before an app is started for it', async () => {
    expect(await isMistyped(['--no-such-option'])).toBe(true);
    expect(await isMistyped(['--variant', 'later'])).toBe(true);
    expect(await isMistyped(['--step', 'creating-a-span'])).toBe(false);
  });
});

const ending = (code: number, said: string) => async () => ({ code, said });

describe('looks at the code', () => {
  it('begin together, end in any order, and are told one after the other, each as a whole', async () => {
    const told: string[] = [];
    const began = new EventEmitter();
    const format = async () => (await once(began, 'lint'), { code: 0, said: '' });
    const lint = async () => (began.emit('lint'), { code: 3, said: 'a cycle\n' });
    const types = ending(2, 'no such name\n');
    expect(await besideOneAnother({ format, lint, types }, (text) => told.push(text))).toBe(3);
    expect(told.join('')).toBe(
      '\n— format\n\n— lint\na cycle\n\n— types\nno such name\n\n“lint” failed.\n\n“types” failed.\n',
    );
  });

  it('succeed where each of them does', async () => {
    expect(await besideOneAnother({ format: ending(0, ''), lint: ending(0, '') }, () => {})).toBe(0);
  });

  it('say what a program says on either of its streams, and its exit code', async () => {
    const script = join(folder, 'says.mjs');
    writeFileSync(script, 'console.log("out"); console.error("err"); process.exitCode = 4;');
    const { code, said } = await hearNode(script, []);
    expect([code, said.split('\n').toSorted()]).toEqual([4, ['', 'err', 'out']]);
  });
});
