import { spawn } from 'node:child_process';
import { build } from 'esbuild';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

/** A process with a listener of its own, as a server has one, that logs for as long as it lives. */
const program = (listener: string): string => `
  import { beforeEnding } from './before-ending.ts';
  ${listener}
  beforeEnding(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    console.log('last lines are out');
  });
  setInterval(() => {}, 1000);
  console.log('ready');
`;

const listens = `process.on('SIGTERM', () => { console.log('server ends'); process.exit(143); });`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'spanwalk-ending-'));
});

async function ended(listener: string): Promise<{ out: string; code: number | null; signal: string | null }> {
  const outfile = join(folder, `${listener.length}.mjs`);
  const stdin = { contents: program(listener), resolveDir: import.meta.dirname, loader: 'ts' as const };
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' });
  const child = spawn(process.execPath, [outfile], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    if (text.includes('ready')) child.kill('SIGTERM');
  });
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ out, code, signal })));
}

describe('a process that is told to end', () => {
  it('does its last work before whoever listened already hears of it', async () => {
    expect(await ended(listens)).toEqual({ out: 'ready\nlast lines are out\nserver ends\n', code: 143, signal: null });
  });

  it('ends by the signal where nobody else listens', async () => {
    expect(await ended('')).toEqual({ out: 'ready\nlast lines are out\n', code: null, signal: 'SIGTERM' });
  });
});
