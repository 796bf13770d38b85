import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDbStore } from './open.ts';

/**
 * Appends for ever, several calls at a time, and says the spans of each acknowledged call on a line of its own; each
 * brings five log records beside its spans, of the trace of its first.
 */
const ingest = `
  import { openDuckDbStore } from './lib/store/duckdb/open.ts';
  import { batch, span } from './lib/store/spans.fixture.ts';
  import { log } from './lib/store/signals.fixture.ts';
  const store = await openDuckDbStore({ file: process.argv[2] });
  const first = await store.lastSeq();
  const idOf = (n) => n.toString(16).padStart(16, '0');
  let next = first + 1;
  async function keepOn() {
    for (;;) {
      const sent = Array.from({ length: 37 }, () => span({ spanId: idOf(next), traceId: idOf(next++).repeat(2) }));
      const repeated = sent[0];
      const problem = { code: 'otlp/bad-time', message: 'Bad.', hint: 'Mend it.' };
      const signals = Array.from({ length: 5 }, () => log({ traceId: repeated.traceId }));
      const [appended] = await store.append([batch([...sent, repeated], { refused: [problem], signals })]);
      process.stdout.write(appended.stored.map((one) => one.spanId).join(' ') + '\\n');
    }
  }
  await Promise.all([keepOn(), keepOn(), keepOn()]);`;

const directory = mkdtempSync(join(tmpdir(), 'spanwalk-kill-'));
const file = join(directory, 'spans.duckdb');
const script = join(process.cwd(), 'node_modules', `.ingest-${process.pid}.mjs`);

beforeAll(() =>
  build({
    stdin: { contents: ingest, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile: script, logLevel: 'error',
  }),
); // prettier-ignore
afterAll(() => {
  rmSync(script, { force: true });
  rmSync(directory, { recursive: true, force: true });
});

/** Runs the child until so many calls were acknowledged, kills it mid-work, and returns every acknowledged span id. */
async function acknowledgedUntilKilled(calls: number): Promise<string[]> {
  const child: ChildProcess = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: string[] = [];
  if (!child.stdout) throw new Error('The child has no output.');
  let lines = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(...line.split(' '));
    lines += 1;
    if (lines === calls) child.kill('SIGKILL');
  }
  return acknowledged;
}

describe('SIGKILL in the middle of ingest', () => {
  it('loses nothing that was acknowledged, time after time, and leaves a ledger that adds up', async () => {
    const acknowledged: string[] = [];
    for (const calls of [1, 7, 40, 23]) {
      acknowledged.push(...(await acknowledgedUntilKilled(calls)));
      const store = await openDuckDbStore({ file });
      const held = await store.spansAfter('local', 0, 1_000_000);
      const ids = new Set(held.map(({ spanId }) => spanId));
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
      expect(ids.size).toBe(held.length);

      // A call that was committed but not yet acknowledged may be there as well, and then the ledger has it whole.
      const ledger = await store.ledger('local');
      expect(ledger).toMatchObject({ stored: held.length, inFlight: 0, pruned: 0 });
      expect(ledger.stored).toBe(ledger.duplicate * 37);
      expect(ledger.refused).toBe(ledger.duplicate);
      expect(ledger.received).toBe(ledger.stored + ledger.duplicate + ledger.refused);
      const logs = await store.signals('local', { order: 'stored', limit: 1_000_000 });
      expect(logs).toHaveLength(ledger.duplicate * 5);
      const traces = new Set(held.map(({ traceId }) => traceId));
      expect(logs.every((one) => one.signal === 'log' && traces.has(one.log.traceId ?? ''))).toBe(true);
      const { received, stored } = (await store.signalLedger('local')).log;
      expect([received, stored]).toEqual([logs.length, logs.length]);
      expect(await store.lastSeq()).toBe(logs.at(-1)?.seq);
      await store.close();
    }
  });
});
