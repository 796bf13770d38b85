import { scalarCalculations, type Calculation } from '../../../query/result-keys.ts';
import type { QueryRequest } from './base-sql.ts';

/** Groups as a whole, or their buckets. */
interface Level {
  place: string[];
  groups: string[];
  distinct: (value: string) => string;
}

function levelSql(calculations: readonly Calculation[], keys: readonly string[], level: Level): string {
  const rows = 'coalesce(sum(n), 0)::DOUBLE';
  const counts = calculations.map(({ op }, at) => `${op === 'COUNT' ? rows : level.distinct(`v${at}`)} AS c${at}`);
  const columns = [...level.place, `${rows} AS sent`, `${rows} AS stand_for`, ...keys, ...counts];
  const groupBy = level.groups.length > 0 ? ` GROUP BY ${level.groups.join(', ')}` : '';
  return `SELECT ${columns.join(', ')} FROM each_value${groupBy}`;
}

/**
 * The groups as `counted`, each as a whole and by bucket, where nothing but rows and the different values of one column
 * are counted: the values of each bucket are told apart first, and what is then counted is mostly few. Nothing for any
 * other question.
 */
export function valuesFirstSql({ plan }: QueryRequest, keys: readonly string[]): string[] | undefined {
  const calculations = scalarCalculations(plan.spec);
  const distinct = calculations.flatMap(({ op }, at) => (op === 'COUNT_DISTINCT' ? [`v${at}`] : []));
  const others = calculations.filter(({ op }) => op !== 'COUNT_DISTINCT');
  if (distinct.length !== 1 || others.some(({ op }) => op !== 'COUNT')) return undefined;
  const whole: Level = {
    place: ['NULL::INTEGER AS bucket', 'true AS whole'],
    groups: [...keys],
    distinct: (value) => `count(DISTINCT ${value})::DOUBLE`,
  };
  const buckets: Level = {
    place: ['bucket', 'false AS whole'],
    groups: ['bucket', ...keys],
    distinct: (value) => `count(${value})::DOUBLE`,
  };
  const told = ['bucket', ...keys, ...distinct].join(', ');
  return [
    `each_value AS MATERIALIZED (SELECT ${told}, count(*) AS n FROM cells GROUP BY ${told})`,
    `counted AS (${levelSql(calculations, keys, whole)} UNION ALL ${levelSql(calculations, keys, buckets)})`,
  ];
}
