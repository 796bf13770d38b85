import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DuckDBInstance } from '@duckdb/node-api';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planQuery } from '../../query/plan.ts';
import { querySpecSchema } from '../../query/spec.ts';
import { log, signalBatch } from '../signals.fixture.ts';
import { batch, NOW, span, spans } from '../spans.fixture.ts';
import { StoreNotOpened } from '../store-not-opened.ts';
import { openDuckDbStore } from './open.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'spanwalk-open-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const fileIn = (...path: string[]): string => join(directory, ...path, 'spans.duckdb');

/** The problem that opening runs into; undefined when it opens. */
async function problemOf(opening: Promise<{ close(): Promise<void> }>): Promise<string | undefined> {
  try {
    await (await opening).close();
    return undefined;
  } catch (error) {
    if (error instanceof StoreNotOpened) return error.problem.code;
    throw error;
  }
}

describe('opening the store', () => {
  it('makes a data directory that nobody else can read', async () => {
    const store = await openDuckDbStore({ file: fileIn('.spanwalk') });
    expect(statSync(join(directory, '.spanwalk')).mode & 0o777).toBe(0o700);
    await store.close();
  });

  it('refuses a second opener in the process, and lets it in once the first has closed', async () => {
    const [first, second] = await Promise.allSettled([
      openDuckDbStore({ file: fileIn() }),
      openDuckDbStore({ file: join(directory, '..', directory.split('/').at(-1) ?? '', 'spans.duckdb') }),
    ]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    expect(second).toMatchObject({ reason: { problem: { code: 'store/already-open' } } });
    if (first.status === 'fulfilled') await first.value.close();
    expect(await problemOf(openDuckDbStore({ file: fileIn() }))).toBeUndefined();
  });

  it('refuses a second opener on another thread, where DuckDB itself would lose rows', async () => {
    const store = await openDuckDbStore({ file: fileIn() });
    expect(await openedElsewhere(fileIn(), 'thread')).toBe('store/already-open');
    await store.append([batch([span()])]);
    await store.close();
    expect(await openedElsewhere(fileIn(), 'thread')).toBe('opened');
  });

  it('tells a second process which process has the file', async () => {
    const store = await openDuckDbStore({ file: fileIn() });
    expect(await openedElsewhere(fileIn(), 'process')).toBe(`store/locked: process ${process.pid}`);
    await store.close();
    expect(await openedElsewhere(fileIn(), 'process')).toBe('opened');
  });

  it('is not kept out by the owner file of a process that was killed', async () => {
    writeFileSync(`${fileIn()}.owner`, JSON.stringify({ pid: process.pid, startedAt: 1 }));
    expect(await problemOf(openDuckDbStore({ file: fileIn() }))).toBeUndefined();
    writeFileSync(`${fileIn()}.owner`, '{"pid":');
    expect(await problemOf(openDuckDbStore({ file: fileIn() }))).toBeUndefined();
  });

  it('says in words that a file is not a store', async () => {
    writeFileSync(fileIn(), 'This is not a database, but a letter to my grandmother.'.repeat(100));
    expect(await problemOf(openDuckDbStore({ file: fileIn() }))).toBe('store/unreadable');
    expect(await problemOf(openDuckDbStore({ file: fileIn() }))).toBe('store/unreadable');
  });

  it.each<[string, (whole: Buffer) => Buffer]>([
    ['with a block that was written over', (whole) => Buffer.from(whole).fill('x', 12_388, 12_452)],
    ['that was cut short', (whole) => whole.subarray(0, 20_000)],
  ])('says that a file %s is damaged, and keeps it', async (_, damage) => {
    const store = await openDuckDbStore({ file: fileIn() });
    await store.append([batch(spans(20))]);
    await store.close();
    const bytes = damage(readFileSync(fileIn()));
    writeFileSync(fileIn(), bytes);
    expect(await problemOf(openDuckDbStore({ file: fileIn() }))).toBe('store/corrupt');
    expect(readFileSync(fileIn()).equals(bytes)).toBe(true);
  });
});

describe('a file from before there were signals', () => {
  it('opens, keeps what it has and takes signals, its numbers going on', async () => {
    const store = await openDuckDbStore({ file: fileIn() });
    await store.append([batch(spans(3))]);
    await store.close();
    const instance = await DuckDBInstance.create(fileIn());
    const connection = await instance.connect();
    await connection.run('DROP TABLE signals');
    connection.closeSync();
    instance.closeSync();
    const again = await openDuckDbStore({ file: fileIn() });
    const [appended] = await again.append([signalBatch([log()])]);
    expect(appended?.signals[0]?.seq).toBe(4);
    expect(await again.spansAfter('local', 0, 10)).toHaveLength(3);
    await again.close();
  });
});

describe('closing the store', () => {
  it('waits for whatever was begun, and closes once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const store = await openDuckDbStore({ file: fileIn() });
      const plan = planQuery(querySpecSchema.parse({}), NOW);
      const begun = [store.append([batch(spans(20))]), store.query('local', plan), store.recentTraces('local', 5)];
      await Promise.all([store.put('local', 'runs', 'a', round), store.close(), store.close(), ...begun]);
    }
    const store = await openDuckDbStore({ file: fileIn() });
    expect(await store.ledger('local')).toMatchObject({ received: 200, stored: 200, inFlight: 0 });
    await store.close();
  });
});

const opener = `
  import { openDuckDbStore } from './lib/store/duckdb/open.ts';
  import { workerData, parentPort } from 'node:worker_threads';
  const file = workerData?.file ?? process.argv[2];
  const say = (text) => (parentPort ? parentPort.postMessage(text) : process.stdout.write(text));
  try {
    const store = await openDuckDbStore({ file });
    await store.close();
    say('opened');
  } catch (error) {
    const who = /process \\d+/.exec(error.problem?.message ?? '');
    say((error.problem?.code ?? String(error)) + (who ? ': ' + who[0] : ''));
  }`;

/** Opens and closes the file on another thread or in another process; resolves to how that went. */
async function openedElsewhere(file: string, where: 'thread' | 'process'): Promise<string> {
  const script = join(process.cwd(), 'node_modules', `.opener-${process.pid}.mjs`);
  await build({
    stdin: { contents: opener, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile: script, logLevel: 'error',
  }); // prettier-ignore
  try {
    return await (where === 'thread' ? saidByThread(script, file) : saidByProcess(script, file));
  } finally {
    rmSync(script);
  }
}

function saidByThread(script: string, file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: { file } });
    let said = '';
    worker.on('message', (text: string) => (said = text));
    worker.on('error', reject);
    worker.on('exit', () => resolve(said));
  });
}

async function saidByProcess(script: string, file: string): Promise<string> {
  const { promisify } = await import('node:util');
  const { execFile } = await import('node:child_process');
  return (await promisify(execFile)(process.execPath, [script, file])).stdout;
}
