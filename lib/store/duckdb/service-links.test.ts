import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linksOf } from '../../service-map/links-of.ts';
import type { ServiceLinks } from '../../telemetry/service-links.ts';
import { spanKinds, statusCodes, type Span } from '../../telemetry/span.ts';
import { growTree } from '../../waterfall/tree.ts';
import { hostileTexts, pick, seeded, whole, type Random } from '../random-spans.fixture.ts';
import { batch, integer, span, text } from '../spans.fixture.ts';
import { openDuckDbStore } from './open.ts';
import { tables } from './schema.ts';
import { callsSql, servicesSql } from './service-links.ts';

const folder = mkdtempSync(join(tmpdir(), 'spanwalk-links-'));
let store: Awaited<ReturnType<typeof openDuckDbStore>>;
beforeAll(async () => {
  store = await openDuckDbStore({ file: join(folder, 'spans.duckdb') });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Stores spans as a workspace of their own, and asks for its links beside those of the tree. */
async function both(workspace: string, spans: Span[]): Promise<[ServiceLinks, ServiceLinks]> {
  const [appended] = await store.append([batch(spans, { workspace })]);
  return [await store.serviceLinks(workspace), linksOf(growTree(appended?.stored ?? []))];
}

/** A trace of services that call each other and what sends nothing, with orphans, failures and hostile names. */
function randomTrace(random: Random): Span[] {
  const traceId = `${whole(random, 2 ** 31)
    .toString(16)
    .padStart(31, '0')}1`;
  const spans: Span[] = [];
  for (let nth = 0; nth < 30; nth += 1) {
    const parent = random() < 0.1 ? null : spans[whole(random, spans.length + 1)];
    const start = 1_795_000_000_000_000_000n + BigInt(whole(random, 1000));
    spans.push(
      span({
        service: pick(random, ['web', 'api', 'db', 'x'.repeat(20), ...hostileTexts.slice(3, 12)]), traceId, start,
        parentId: random() < 0.05 ? 'f'.repeat(16) : (parent?.spanId ?? null),
        end: start + BigInt(whole(random, 5000) - 20),
        kind: pick(random, spanKinds), status: { code: pick(random, statusCodes), message: '' },
        attributes: {
          ...(random() < 0.3 && { 'peer.service': text(pick(random, hostileTexts)) }),
          ...(random() < 0.3 && { 'db.system': text(pick(random, ['postgresql', ''])) }),
          ...(random() < 0.3 && { 'messaging.system': text('kafka') }),
          ...(random() < 0.3 && { 'server.address': integer(whole(random, 3)) }),
        },
      }),
    ); // prettier-ignore
  }
  return spans;
}

describe('who called whom in a workspace', () => {
  it('is what its trees say, whatever the spans are', async () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const random = seeded(seed);
      const spans = [...randomTrace(random), ...randomTrace(random), ...randomTrace(random)];
      const [stored, told] = await both(`seed ${seed}`, spans);
      expect(stored, `seed ${seed}`).toEqual(told);
    }
  });

  it('is found by joining keys, and never each span with each other', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    for (const table of tables) await connection.run(table);
    for (const sql of [callsSql, servicesSql]) {
      const plan = await connection.runAndReadAll(`EXPLAIN ${sql}`, ['local', 1000n]);
      const steps = JSON.stringify(plan.getRowsJS());
      expect(steps).toContain('HASH_JOIN');
      expect(steps).not.toContain('NL_JOIN');
    }
    connection.closeSync();
  });

  it('is of that workspace alone, and nothing where nothing is', async () => {
    expect(await store.serviceLinks('nobody')).toEqual({ services: [], calls: [], spans: 0 });
  });

  it('knows a call to another service, its failures, and a database by its caller’s word', async () => {
    const call = span({ service: 'web', kind: 'client', end: 9n });
    const served = span({
      service: 'api', kind: 'server', traceId: call.traceId, parentId: call.spanId, status: { code: 'error', message: '' },
    }); // prettier-ignore
    const query = span({
      service: 'api', kind: 'client', traceId: call.traceId, parentId: served.spanId,
      attributes: { 'db.system': text('postgresql'), 'db.namespace': text('cruddur') },
    }); // prettier-ignore
    const [links] = await both('known', [call, served, query]);
    expect(links).toMatchObject({
      spans: 3,
      calls: [
        { from: 'api', to: 'cruddur', kind: 'database', calls: 1, failed: 0, p95Ms: 5 },
        { from: 'web', to: 'api', kind: 'service', calls: 1, failed: 1, p50Ms: 5 },
      ],
      services: [
        { service: 'api', spans: 2, requests: 1, failed: 1 },
        { service: 'web', spans: 1, requests: 1, failed: 0 },
      ],
    });
  });
});
