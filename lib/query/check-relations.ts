import type { Problem } from '../telemetry/problem.ts';
import { relationOf } from './relations.ts';
import type { QuerySpec } from './spec.ts';

/** Mistakes with columns of other spans: only WHERE and GROUP BY may ask for them, and all conditions must hold. */
export function checkRelations(spec: QuerySpec): Problem[] {
  const inCalculations = spec.calculations.flatMap(({ op, column }, index): Problem[] => {
    if (column == null || relationOf(spec, column) === undefined) return [];
    return [
      {
        code: 'query/relation-place',
        at: ['calculations', index, 'column'],
        message: `${op} looks at the rows themselves, not at other spans of their traces.`,
        hint: `Calculate over those spans, and ask for these by a prefix. If a column is called so, use a calculated field: $${column.slice(0, 60)}.`,
      },
    ];
  });
  const inGroups = spec.breakdowns.flatMap((column, index): Problem[] => {
    if (relationOf(spec, column)?.relation !== 'none') return [];
    const message = 'Spans that are not there have no column to group by.';
    return [{ code: 'query/relation-none', at: ['breakdowns', index], message, hint: 'Use none. in WHERE alone.' }];
  });
  const related = spec.filters.findIndex(({ column }) => relationOf(spec, column) !== undefined);
  if (spec.filter_combination === 'AND' || spec.filters.length < 2 || related < 0) return [...inCalculations, ...inGroups];
  const message = 'Conditions on other spans of a trace must all hold; OR does not go with them.';
  const hint = 'Make filter_combination AND. For several values of one column there is “in”.';
  return [...inCalculations, ...inGroups, { code: 'query/relation-or', at: ['filters', related, 'column'], message, hint }];
} // prettier-ignore
