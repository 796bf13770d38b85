import type { DuckDBConnection } from '@duckdb/node-api';
import { StoreNotOpened } from '../store-not-opened.ts';
import { migrate } from './migrate.ts';
import { FORMAT, tables } from './schema.ts';

/** Creates what is missing, takes over what an earlier Spanwalk laid out, and refuses a later one's file. */
export async function prepareSchema(connection: DuckDBConnection): Promise<void> {
  for (const table of tables) await connection.run(table);
  const found = (await connection.runAndReadAll('SELECT version FROM format')).getRowsJS()[0]?.[0];
  if (found === undefined) await connection.run(`INSERT INTO format VALUES (${FORMAT})`);
  else if (typeof found === 'number' && found < FORMAT) await migrate(connection, found, FORMAT);
  else if (found !== FORMAT) {
    throw new StoreNotOpened({
      code: 'store/other-format',
      message: `The store's file has format ${Number(found)}, and this Spanwalk writes format ${FORMAT}.`,
      hint: 'Set SPANWALK_DATA_DIR to a fresh directory, or start the Spanwalk that wrote the file.',
    });
  }
}
