import { havingKey, type Having } from '../../../query/having.ts';
import { resultKey, scalarCalculations } from '../../../query/result-keys.ts';
import type { QuerySpec } from '../../../query/spec.ts';
import type { Parameters } from './parameters.ts';

/** The SQL twin of `passesHavings` over the columns `c0`, `c1`, … of the calculations. */
export function havingSql(spec: QuerySpec, parameters: Parameters): string {
  const keys = scalarCalculations(spec).map(resultKey);
  const terms = spec.havings.map((having) => termSql(having, `c${keys.indexOf(havingKey(having))}`, parameters));
  return terms.length > 0 ? terms.join(' AND ') : 'true';
}

/** A value that no JSON number can say, such as a sum beyond a double's range, counts as none. */
function termSql({ op, value }: Having, column: string, parameters: Parameters): string {
  const finite = `CASE WHEN isfinite(${column}) THEN ${column} END`;
  const wanted = parameters.bind(value);
  return op === '!=' ? `(${finite}) IS DISTINCT FROM ${wanted}` : `coalesce((${finite}) ${op} ${wanted}, false)`;
}
