import { asJson, specialColumns, type BubbleUpRequest, type ComparedRows, type Steps } from './sides-sql.ts';

/** A set of attributes as a list of keys and values; a key without a value (`null`) has NULL there. */
const entriesOf = (set: string): string => `unnest(map_entries(json_transform(${set}, '"MAP(VARCHAR,JSON)"')))`;

/**
 * Every column's values on both sides as `counted`: key, number or text (JSON), and the rows and weights inside and outside.
 *
 * Each row's own attributes are unfolded once. What rows share, their scope's and their resource's attributes, is
 * unfolded once for all rows with the same; from its count are taken off the rows whose own attributes hide it (SPEC.md, C2).
 */
export function countedSql(request: BubbleUpRequest, rows: ComparedRows, steps: Steps): string[] {
  const { parameters } = rows;
  const names = specialColumns(request);
  const special = names.map((name) => `{'k': ${parameters.bind(name)}::VARCHAR, 'v': ${asJson(rows.column(name))}}`);
  const taken = parameters.bind(names);
  const free = `e.value IS NOT NULL AND NOT list_contains(${taken}, e.key)`;
  const sums = 'count(*) AS n, sum(w) AS w';
  return [
    `base AS MATERIALIZED (${rows.select(['attributes', 'resource', 'scope_attributes', 'hash(resource, scope_attributes) AS kin', `[${special.join(', ')}] AS special`], steps)})`,
    `own AS MATERIALIZED (SELECT kin, inside, e.key AS k, CAST(e.value AS VARCHAR) AS v, ${sums}
      FROM (SELECT kin, inside, w, ${entriesOf('attributes')} AS e FROM base) WHERE ${free} GROUP BY ALL)`,
    `sets AS MATERIALIZED (SELECT kin, inside, first(resource) AS resource, first(scope_attributes) AS scope_attributes, ${sums} FROM base GROUP BY kin, inside)`,
    `shared AS (SELECT kin, inside, n, w, e.key AS k, CAST(e.value AS VARCHAR) AS v FROM (
        SELECT kin, inside, n, w, 0 AS rank, ${entriesOf('scope_attributes')} AS e FROM sets
        UNION ALL SELECT kin, inside, n, w, 1, ${entriesOf('resource')} FROM sets)
      WHERE ${free} QUALIFY row_number() OVER (PARTITION BY kin, inside, e.key ORDER BY rank) = 1)`,
    `hiding AS (SELECT kin, inside, k, sum(n) AS n, sum(w) AS w FROM own GROUP BY ALL)`,
    `entries AS (SELECT inside, k, v, n, w FROM own
      UNION ALL SELECT shared.inside, shared.k, v, shared.n - coalesce(hiding.n, 0), shared.w - coalesce(hiding.w, 0)
        FROM shared LEFT JOIN hiding ON shared.kin = hiding.kin AND shared.inside = hiding.inside AND shared.k = hiding.k
        WHERE shared.n > coalesce(hiding.n, 0)
      UNION ALL SELECT inside, e.k, e.v, ${sums} FROM (SELECT inside, w, unnest(special) AS e FROM base) WHERE e.v IS NOT NULL GROUP BY ALL)`,
    // Numbers are the same where they are the same double, however they are written.
    `counted AS MATERIALIZED (SELECT k, TRY_CAST(v AS DOUBLE) AS number, CASE WHEN TRY_CAST(v AS DOUBLE) IS NULL THEN v END AS text, ${sidesOf('n', 'w')}
      FROM entries GROUP BY ALL)`,
  ];
}

/** Rows and weights of each side, added up. */
export const sidesOf = (n: string, w: string): string =>
  [
    [n, 'inside', 'n_in'],
    [w, 'inside', 'w_in'],
    [n, 'NOT inside', 'n_out'],
    [w, 'NOT inside', 'w_out'],
  ]
    .map(([what, side, name]) => `coalesce(sum(${what}) FILTER (${side}), 0)::HUGEINT AS ${name}`)
    .join(', ');
