import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Parameters } from './parameters.ts';
import { prepared } from './prepared.ts';

let instance: DuckDBInstance;
let connection: DuckDBConnection;
let other: DuckDBConnection;
beforeEach(async () => {
  instance = await DuckDBInstance.create(':memory:');
  [connection, other] = [await instance.connect(), await instance.connect()];
  await other.run(`CREATE TABLE spans AS SELECT range AS seq, 'span ' || range AS name FROM range(3)`);
});
afterEach(() => {
  connection.closeSync();
  other.closeSync();
  instance.closeSync();
});

/** The rows of the spans that have a number. */
function withNumber(seq: bigint): Promise<unknown[][]> {
  const parameters = new Parameters();
  return parameters.rows(connection, `SELECT * FROM spans WHERE seq = ${parameters.bind(seq)}`);
}

it('keeps a statement for the next question, which has values of its own', async () => {
  expect(await withNumber(1n)).toEqual([[1n, 'span 1']]);
  expect(await withNumber(2n)).toEqual([[2n, 'span 2']]);
  const sql = 'SELECT 1';
  expect(await prepared(connection, sql)).toBe(await prepared(connection, sql));
  expect(await prepared(other, sql)).not.toBe(await prepared(connection, sql));
});

it('sees the table as it is when it is asked, with columns that came since', async () => {
  await withNumber(1n);
  await other.run('ALTER TABLE spans ADD COLUMN kept_0 VARCHAR');
  await other.run(`UPDATE spans SET kept_0 = 'ada' WHERE seq = 1`);
  expect(await withNumber(1n)).toEqual([[1n, 'span 1', 'ada']]);
  await other.run('DELETE FROM spans WHERE seq = 1');
  expect(await withNumber(1n)).toEqual([]);
});

it('goes on after a statement that failed', async () => {
  const failing = `SELECT CAST(name AS INTEGER) FROM spans WHERE seq = $p0`;
  const ask = (seq: bigint) => {
    const parameters = new Parameters();
    parameters.bind(seq);
    return parameters.rows(connection, failing);
  };
  await expect(ask(1n)).rejects.toThrow(/Could not convert/);
  expect(await ask(7n)).toEqual([]);
  expect(await withNumber(2n)).toHaveLength(1);
});

it('lets the oldest go when there are many, and prepares it anew', async () => {
  const first = await prepared(connection, 'SELECT 0');
  for (let number = 1; number < 40; number += 1) await prepared(connection, `SELECT ${number}`);
  const again = await prepared(connection, 'SELECT 0');
  expect(again).not.toBe(first);
  expect((await again.runAndReadAll()).getRowsJS()).toEqual([[0]]);
});
