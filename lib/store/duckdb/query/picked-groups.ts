import type { JS } from '@duckdb/node-api';
import type { Expression } from './cells-sql.ts';
import type { Parameters } from './parameters.ts';

/** The breakdowns' cells of groups, as a statement gave them: for each group, one for each breakdown. */
export type PickedKeys = readonly (readonly (JS | undefined)[])[];

const sqlTypes = { string: 'VARCHAR', number: 'DOUBLE', boolean: 'BOOLEAN' } as const;

/** A cell as text that tells what is missing from what is empty. */
const asText = (cell: JS | undefined): string =>
  cell === null || cell === undefined ? '' : `=${cell as string | number | boolean}`;

/** Those groups and no others, in their order: what ranks the groups of a comparison. */
export function pickedSql(picked: PickedKeys, keys: readonly Expression[], parameters: Parameters): string {
  const columns = keys.map(({ column, alias }, index) => {
    const type = column?.kind === 'fixed' ? sqlTypes[column.type] : 'VARCHAR';
    const texts = parameters.bind(picked.map((cells) => asText(cells[index])));
    return { alias, texts, value: `CASE WHEN ${alias} <> '' THEN CAST(${alias}[2:] AS ${type}) END AS ${alias}` };
  });
  const listed = columns.map(({ alias, texts }) => `unnest(${texts}) AS ${alias}`);
  const inner = [`unnest(range(1, ${picked.length + 1})) AS place`, ...listed].join(', ');
  return `SELECT ${['place', ...columns.map(({ value }) => value)].join(', ')} FROM (SELECT ${inner})`;
} // prettier-ignore
