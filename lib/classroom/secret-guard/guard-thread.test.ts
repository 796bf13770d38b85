import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { StoredSpan } from '../../telemetry/span.ts';
import { span, text } from '../../store/spans.fixture.ts';
import { GuardThread } from './guard-thread.ts';

const folder = mkdtempSync(join(tmpdir(), 'spanwalk-guard-thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const stored = (value: string): StoredSpan => ({
  ...span({ attributes: { note: text(value) } }),
  seq: 1,
  workspace: 'ada',
  environment: 'test',
  service: 'backend',
  receivedAt: 0,
});

const batchOf = (value: string) => ({ spans: [stored(value)], signals: [], keys: [] });

describe('the guard’s thread', () => {
  it('looks through one batch after the other', async () => {
    const { inspect } = new GuardThread('dist/guard-worker.mjs');
    expect(await inspect(batchOf('someone@example.org'))).toMatchObject({ sightings: [{ detector: 'email' }] });
    expect(await inspect(batchOf('nobody'))).toEqual({ sightings: [], cut: 0 });
  });

  it('gives up a batch that takes too long, and starts afresh with the next', async () => {
    const file = join(folder, 'stuck.mjs');
    writeFileSync(file, `import { parentPort } from 'node:worker_threads'; parentPort.on('message', ({ spans }) => { while (spans[0].name === 'stuck'); parentPort.postMessage({ sightings: [], cut: 0 }); });`); // prettier-ignore
    const { inspect } = new GuardThread(file, 3000);
    const stuck = { ...batchOf('x'), spans: [{ ...stored('x'), name: 'stuck' }] };
    expect(await inspect(stuck)).toBeNull();
    expect(await inspect(batchOf('x'))).toEqual({ sightings: [], cut: 0 });
  });

  it('gives up a batch whose thread ends', async () => {
    const file = join(folder, 'ending.mjs');
    writeFileSync(file, `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(7));`); // prettier-ignore
    expect(await new GuardThread(file).inspect(batchOf('x'))).toBeNull();
  });
});
