import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine, type Engine } from '../../engine/start-engine.ts';
import type { TurnedAway } from '../../receivers/delivery.ts';
import type { Problem } from '../../telemetry/problem.ts';
import type { FileOutcome } from '../../telemetry/trace-import.ts';
import { Environments } from '../environments.ts';
import { ImportOffice, type FilePart } from './import-office.ts';

const folder = mkdtempSync(join(tmpdir(), 'spanwalk-imports-'));
const MOST_BYTES = 100_000;
const turnedAway: TurnedAway[] = [];
const report = (turned: TurnedAway): unknown => turnedAway.push(turned);
let engine: Engine;
let office: ImportOffice;

beforeAll(async () => {
  const options = { keyRequired: true, maxBodyBytes: MOST_BYTES, maxSpans: 100_000, maxSignals: 1000 };
  engine = await startEngine('dist/engine-worker.mjs', { ...options, dataDir: join(folder, 'data') });
  const environments = new Environments(engine);
  office = new ImportOffice({ engine, environments, maxBodyBytes: MOST_BYTES, report });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const fixture = (name: string): string =>
  readFileSync(new URL(`../../receivers/files/fixtures/${name}`, import.meta.url), 'utf8');

let minted = 0;
const part = (overrides: Partial<FilePart> = {}): FilePart => {
  minted += 1;
  return { id: minted.toString(16).padStart(16, '0'), file: 'a trace.json', line: 1, isLast: true, ...overrides };
};

async function bring(workspace: string, body: string, which: FilePart = part()) {
  const request = new Request('http://localhost/classroom/imports', { method: 'POST', body });
  const answer = await office.take(workspace, which, request);
  return { status: answer.status, body: (await answer.json()) as FileOutcome & { problems: Problem[] } };
}

const line = (nth: number): string => {
  const span = { traceId: 'c'.repeat(32), spanId: nth.toString(16).padStart(16, '0'), name: `span ${nth}`, startTimeUnixNano: '1795000000000000000', endTimeUnixNano: '1795000000000000001' }; // prettier-ignore
  return JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] });
};

describe('a file that is brought in', () => {
  it('lands in its workspace, in the environment for files, and in the account of what came', async () => {
    const { status, body } = await bring('ada', fixture('jaeger.json'));
    expect([status, body.format, body.received, body.stored]).toEqual([200, 'jaeger', 3, 3]);
    const spans = await engine.spansOfTrace('ada', body.traceIds[0] ?? '');
    expect(spans.map(({ environment }) => environment)).toEqual(['imported', 'imported', 'imported']);
    expect(await engine.ledger('ada')).toMatchObject({ received: 3, stored: 3, duplicate: 0, refused: 0 });
    expect(await engine.spansOfTrace('grace', body.traceIds[0] ?? '')).toEqual([]);
  });

  it('is among the arrivals, with its door and without its key', async () => {
    const [arrival] = await engine.arrivals('ada', { after: 0, limit: 10, unowned: false });
    expect(arrival).toMatchObject({ door: 'file', path: '/…/file', accepted: 3, environment: 'imported', workspace: 'ada' });
    expect(JSON.stringify(arrival)).not.toContain(await keyOf('ada'));
  }); // prettier-ignore

  it('a second time stores nothing, and says that all of it was there', async () => {
    await bring('bob', fixture('zipkin.json'));
    const { body } = await bring('bob', fixture('zipkin.json'));
    expect([body.received, body.stored, body.duplicates]).toEqual([5, 0, 5]);
    expect(await engine.ledger('bob')).toMatchObject({ received: 10, stored: 5, duplicate: 5 });
  });

  it('brings its log records as well, counted apart, and its spans and theirs make one arrival', async () => {
    const record = { timeUnixNano: '1795000000000000000', traceId: 'c'.repeat(32) };
    const logRecords = [record, { ...record, severityText: 7 }, { ...record, traceId: 'd'.repeat(32) }];
    const logs = JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] });
    const { body } = await bring('dora', `${line(1)}\n${line(1)}\n${logs}`);
    expect(body).toMatchObject({ received: 2, stored: 1, duplicates: 1, refused: 0 });
    expect(body.logs).toEqual({ received: 3, stored: 2, refused: 1 });
    expect(body.traceIds).toEqual(['c'.repeat(32), 'd'.repeat(32)]);
    expect(body.reasons).toMatchObject([{ code: 'otlp/wrong-type', count: 1 }]);
    expect(await engine.ledger('dora')).toMatchObject({ received: 2, stored: 1, duplicate: 1, refused: 0 });
    const kept = await engine.signals('dora', {});
    expect(kept.map(({ signal, environment }) => [signal, environment])).toEqual([['log', 'imported'], ['log', 'imported']]); // prettier-ignore
    const arrivals = await engine.arrivals('dora', { after: 0, limit: 10, unowned: false });
    expect(arrivals).toMatchObject([{ accepted: 3, duplicates: 1, refused: 1 }]);
    expect((await office.list('dora'))[0]?.logs).toEqual({ received: 3, stored: 2, refused: 1 });
  });

  it('has each refused span told by its reason, and counted', async () => {
    const spans = [
      { traceId: 'aa', id: 'bb', timestamp: 1 },
      { traceId: 'aa', id: 'cc' },
      { traceId: 'aa', id: 'dd' },
    ];
    const { body } = await bring('cleo', JSON.stringify(spans));
    expect([body.received, body.stored, body.refused]).toEqual([3, 1, 2]);
    expect(body.reasons).toMatchObject([{ code: 'file/no-time', count: 2 }]);
    expect(await engine.ledger('cleo')).toMatchObject({ received: 3, stored: 1, refused: 2 });
  });

  it('is remembered with its name, and by the traces that were in it', async () => {
    const which = part({ file: '<b>trace</b>.json' });
    const { body } = await bring('dora', fixture('zipkin.json'), which);
    const [remembered] = await office.list('dora');
    expect(remembered).toMatchObject({ id: which.id, file: which.file, format: 'zipkin', finished: true, stored: 5 });
    expect(remembered?.traceIds).toEqual(body.traceIds);
    expect(await office.list('ada')).not.toContainEqual(remembered);
  });

  it('in parts is one file: its sums are of all parts, and it is unfinished until the last', async () => {
    const id = 'ab'.repeat(8);
    await bring('erin', `${line(1)}\n${line(2)}\n`, part({ id, isLast: false }));
    expect(await office.list('erin')).toMatchObject([{ received: 2, finished: false }]);
    const { body } = await bring('erin', `${line(2)}\nbroken\n${line(3)}\n`, part({ id, line: 3 }));
    expect(body.warnings).toMatchObject([{ message: 'Line 4 is not JSON and was left out.' }]);
    expect(await office.list('erin')).toMatchObject([{ received: 4, stored: 3, duplicates: 1, finished: true, traceIds: ['c'.repeat(32)] }]);
  }); // prettier-ignore

  it('whose parts come at once has none of them forgotten', async () => {
    const id = 'cd'.repeat(8);
    await Promise.all([10, 11, 12, 13].map((nth) => bring('fay', line(nth), part({ id }))));
    expect(await office.list('fay')).toMatchObject([{ received: 4, stored: 4 }]);
  });

  it('that is too large is turned away in words, and that is reported', async () => {
    const { status, body } = await bring('gus', `[${' '.repeat(MOST_BYTES)}]`);
    expect(status).toBe(413);
    expect(body.problems[0]?.message).toMatch(/more than 100000 bytes.*one document a line/);
    expect(turnedAway).toMatchObject([{ door: 'file', status: 413 }]);
    expect(await office.list('gus')).toEqual([]);
  });

  it('that is nothing known is refused in words, and leaves no trace of itself', async () => {
    const { status, body } = await bring('hal', '{"hello": 1}');
    expect([status, body.problems[0]?.code]).toEqual([400, 'transport/undecodable']);
    expect(await office.list('hal')).toEqual([]);
    expect(await engine.arrivals('hal', { after: 0, limit: 10, unowned: false })).toMatchObject([{ status: 400, accepted: 0 }]);
  }); // prettier-ignore

  it('is forgotten as a file once fifty others came after it, and its spans stay', async () => {
    for (let nth = 0; nth < 52; nth += 1) await bring('ida', line(100 + nth), part({ file: `${nth}.json` }));
    const files = await office.list('ida');
    expect(files).toHaveLength(50);
    expect(await engine.spansOfTrace('ida', 'c'.repeat(32))).toHaveLength(52);
  });
});

const keyOf = (workspace: string): Promise<string> => new Environments(engine).keyOf(workspace, 'imported', 0);
