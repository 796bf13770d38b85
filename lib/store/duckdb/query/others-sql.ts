import { withoutGroups } from '../../../query/plan.ts';
import { scalarCalculations } from '../../../query/result-keys.ts';
import type { QueryRequest } from './base-sql.ts';
import { cellsSql, type Expression } from './cells-sql.ts';
import type { Parameters } from './parameters.ts';
import { pickedSql, type PickedKeys } from './picked-groups.ts';
import { groupsSql, partsOf } from './table-sql.ts';

const EVERY = 'every_cell';

/** What is in none of the groups that are shown. */
function leftSql(shown: PickedKeys, keys: readonly Expression[], parameters: Parameters): string {
  if (shown.length === 0) return `SELECT * FROM ${EVERY}`;
  if (keys.length === 0) return `SELECT * FROM ${EVERY} WHERE false`;
  const same = keys.map(({ alias }) => `${EVERY}.${alias} IS NOT DISTINCT FROM picked.${alias}`).join(' AND ');
  return `SELECT ${EVERY}.* FROM ${EVERY} ANTI JOIN (${pickedSql(shown, keys, parameters)}) AS picked ON ${same}`;
}

/** One row: how many rows are in no group that is shown, what those stand for, and the calculations over them. */
export function othersSql(request: QueryRequest, parameters: Parameters, shown: PickedKeys): string {
  const parts = partsOf(request, parameters);
  const together = { ...request, plan: { ...withoutGroups(request.plan), series: false } };
  const calculations = scalarCalculations(request.plan.spec).map((_, index) => `c${index}`);
  return `
    WITH ${[
      ...cellsSql(request, { ...parts, twice: false, name: EVERY }, parameters),
      `cells AS (${leftSql(shown, parts.keys, parameters)})`,
      ...groupsSql(together, [], parts.weighted),
    ].join(',\n')}
    SELECT ${['sent', 'stand_for', ...calculations].join(', ')} FROM grouped WHERE whole`;
}
