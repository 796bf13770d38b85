import { FEW_NUMBERS, MOST_COLUMNS, MOST_VALUES } from '../../../bubble-up/tally.ts';
import { countedSql, sidesOf } from './entries-sql.ts';
import type { BubbleUpRequest, ComparedRows, Steps } from './sides-sql.ts';

/** Texts that are told; longer ones are cut. */
export const MOST_TEXT = 300;

const SIDES = ['n_in', 'w_in', 'n_out', 'w_out'] as const;
const sums = SIDES.map((side) => `sum(${side})::HUGEINT AS ${side}`).join(', ');
const told = SIDES.map((side) => `${side}::DOUBLE AS ${side}`).join(', ');

/** By how much larger a share is inside, times both totals: whole numbers, as `leadOf` has them. */
const lead = (inside: string, outside: string): string =>
  `(${inside} * (SELECT w_out FROM totals) - ${outside} * (SELECT w_in FROM totals))`;

/** A text as it reads; lists and maps are their JSON (SPEC.md, C5). */
const plain = `(CASE WHEN text[1] = '"' THEN json_extract_string(text, '$') ELSE text END)`;
const language = `number NULLS LAST, (CASE WHEN text NOT IN ('true', 'false') THEN ${plain} END) NULLS LAST, text`;

const ofThreshold = (best: string, inside: string[]): string =>
  `SELECT k, number, ${inside.map((sql, index) => `${sql} AS ${SIDES[index]}`).join(', ')} FROM running
    QUALIFY row_number() OVER (PARTITION BY k ORDER BY ${best} DESC, number) = 1`;

const at = (side: string): string => `at_${side}`;
const below = (side: string): string => `(all_${side} - at_${side})`;

/** The thresholds of measures: of those numbers and more (`at_…`) and of all numbers (`all_…`) the rows of each side. */
const running = `running AS MATERIALIZED (SELECT k, number, ${SIDES.flatMap((side) => [
  `(sum(${side}) OVER (PARTITION BY k ORDER BY number DESC ROWS UNBOUNDED PRECEDING))::HUGEINT AS at_${side}`,
  `(sum(${side}) OVER (PARTITION BY k))::HUGEINT AS all_${side}`,
]).join(', ')} FROM counted SEMI JOIN (SELECT k FROM facts WHERE measure) USING (k))`;

const part = (number: number, select: string): string => `SELECT ${number} AS part, ${select}`;

/**
 * One statement that counts every column on both sides. Its rows, told apart by `part`:
 * 0 both totals; 1 a column with its `distinct`, `measure`, `min`, `max` and the rows that have it; 2 one of its values;
 * 3 and 4 its best thresholds, for numbers at least and less than that.
 */
export function talliesSql(request: BubbleUpRequest, rows: ComparedRows, steps: Steps): string {
  const counted = countedSql(request, rows, steps);
  const nothing = 'NULL::DOUBLE AS number, NULL::VARCHAR AS text, NULL::BOOLEAN AS whole';
  const none = 'NULL::DOUBLE AS different, NULL::BOOLEAN AS measure, NULL::DOUBLE AS low, NULL::DOUBLE AS high';
  return `WITH ${counted.join(',\n')},
    totals AS MATERIALIZED (SELECT ${sidesOf('1', 'w')} FROM base),
    facts AS MATERIALIZED (SELECT k, count(*)::DOUBLE AS different, count(number) = count(*) AND count(*) > ${FEW_NUMBERS} AS measure,
        min(number) AS low, max(number) AS high, ${sums}
      FROM counted GROUP BY k ORDER BY sum(n_in + n_out) DESC, k LIMIT ${MOST_COLUMNS}),
    ${running},
    best AS (SELECT * FROM counted SEMI JOIN facts USING (k)
      QUALIFY row_number() OVER (PARTITION BY k ORDER BY abs(${lead('w_in', 'w_out')}) DESC, n_in + n_out DESC, ${language}) <= ${MOST_VALUES}),
    above AS (${ofThreshold(lead(at('w_in'), at('w_out')), SIDES.map(at))}),
    under AS (${ofThreshold(lead(below('w_in'), below('w_out')), SIDES.map(below))})
    SELECT * FROM (
      ${part(0, `'' AS k, ${nothing}, ${none}, ${told}, 0::HUGEINT AS rank FROM totals`)}
      UNION ALL ${part(1, `k, ${nothing}, different, measure, low, high, ${told}, 0 FROM facts`)}
      UNION ALL ${part(
        2,
        `k, number, CASE WHEN text[1] = '"' THEN CAST(to_json(left(${plain}, ${MOST_TEXT})) AS VARCHAR) ELSE left(text, ${MOST_TEXT}) END, coalesce(length(${plain}) <= ${MOST_TEXT}, true), ${none}, ${told},
        row_number() OVER (PARTITION BY k ORDER BY abs(${lead('w_in', 'w_out')}) DESC, n_in + n_out DESC, ${language}) FROM best`,
      )}
      UNION ALL ${part(3, `k, number, NULL, NULL, ${none}, ${told}, 0 FROM above`)}
      UNION ALL ${part(4, `k, number, NULL, NULL, ${none}, ${told}, 0 FROM under`)})
    ORDER BY part, k, rank`;
}
