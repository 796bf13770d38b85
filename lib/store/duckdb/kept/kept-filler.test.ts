import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ConnectionPool } from '../connection-pool.ts';
import { prepareSchema } from '../prepare-schema.ts';
import { OpenWork, WriteQueue } from '../transaction.ts';
import { KeptColumns } from './kept-columns.ts';
import { KeptFiller } from './kept-filler.ts';

/** More than are filled before the column is written to the file for the first time. */
const SPANS = 130_000;

let directory = '';
let instance: DuckDBInstance;
let writer: DuckDBConnection;
let readers: ConnectionPool;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'spanwalk-filler-'));
  instance = await DuckDBInstance.create(join(directory, 'spans.duckdb'), { threads: '2' });
  writer = await instance.connect();
  readers = new ConnectionPool(instance);
  await prepareSchema(writer);
  await writer.run(
    `INSERT INTO spans BY NAME SELECT range + 1 AS seq, 'local' AS workspace, '{"tenant":"acme"}' AS attributes FROM range(${SPANS})`,
  );
});
afterEach(() => {
  readers.closeSync();
  writer.closeSync();
  instance.closeSync();
  rmSync(directory, { recursive: true });
});

/** A read that sees the spans as they are now, until it is told to end. */
function longRead(): Promise<() => Promise<void>> {
  return new Promise((begun) => {
    const reading = readers.use(async (connection) => {
      await connection.run('BEGIN');
      await connection.run('SELECT count(*) FROM spans');
      await new Promise<void>((end) =>
        begun(() => {
          end();
          return reading;
        }),
      );
      await connection.run('COMMIT');
    });
  });
}

/** Reads one after the other, each begun before the last one ends. */
async function readOn(goesOn: () => boolean): Promise<void> {
  let end = await longRead();
  while (goesOn()) {
    const next = await longRead();
    await end();
    end = next;
  }
  await end();
}

it('keeps all of a column though somebody reads all the while', async () => {
  const [columns, work] = [await KeptColumns.load(writer), new OpenWork()];
  const room = { writer, readers, queue: new WriteQueue(), work, columns, lastSeq: () => SPANS, slack: 0 };
  let isFilled = false;
  const reading = readOn(() => !isFilled);
  new KeptFiller(room).ask('local', 'tenant');
  await work.done();
  isFilled = true;
  await reading;
  expect(columns.placeOf('local', 'tenant', SPANS)).toMatchObject({ complete: true });
});
