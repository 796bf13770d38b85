import type { ColumnValue } from '../query/columns.ts';
import { matchesFilter, oppositeOf } from '../query/match-filter.ts';
import { ALL_DATASETS, bucketWidthMs, firstBucketMs, NS_PER_MS } from '../query/plan.ts';
import { bucketOf } from '../query/evaluate-groups.ts';
import type { QueryRow } from '../query/query-row.ts';
import { relationOf, type Relation } from '../query/relations.ts';
import type { QueryPlan } from '../query/spec.ts';
import { weightColumns } from '../query/weight.ts';
import { shownText } from './masked-wire.ts';
import { valuesText, valueText } from './value-words.ts';

/** What one clause of a query says, what the row has there, and why it therefore passed. */
export interface ClauseStep {
  clause: 'TIME' | 'DATASET' | 'WHERE' | 'GROUP BY' | 'BUCKET' | 'WEIGHT';
  says: string;
  here: string;
  /** null where there is nothing to pass. */
  holds: boolean | null;
  why: string;
}

type Filter = QueryPlan['spec']['filters'][number];

const moment = (ms: number): string => new Date(ms).toISOString();

/** A row by every clause of its query, in the order in which a query is worked through. */
export function clauseSteps(plan: QueryPlan, row: QueryRow): ClauseStep[] {
  return [timeStep(plan, row), ...datasetStep(plan, row), ...whereSteps(plan, row), ...groupSteps(plan, row), bucketStep(plan, row), weightStep(plan, row)];
} // prettier-ignore

function timeStep({ from, to }: QueryPlan, { at }: QueryRow): ClauseStep {
  const ms = Number(at / NS_PER_MS);
  return {
    clause: 'TIME',
    says: `from ${moment(from)} until ${moment(to)}`,
    here: moment(ms),
    holds: at >= BigInt(from) * NS_PER_MS && at < BigInt(to) * NS_PER_MS,
    why: 'A row belongs to the time at which it began.',
  };
}

function datasetStep({ dataset }: QueryPlan, { service }: QueryRow): ClauseStep[] {
  if (dataset === ALL_DATASETS) return [];
  const [says, here] = [valueText('service.name', dataset), valueText('service.name', service)];
  return [{ clause: 'DATASET', says, here, holds: dataset === service, why: 'A dataset is one service’s rows.' }];
}

function whereSteps({ spec }: QueryPlan, row: QueryRow): ClauseStep[] {
  const { filters, filter_combination: combination } = spec;
  return filters.map((filter, index) => {
    const related = relationOf(spec, filter.column);
    const value = row.value(filter.column);
    // Nothing of the trace has what NONE asks for; else the row were not here.
    const holds = related?.relation === 'none' ? true : matchesFilter(filter, value);
    const joined = index === 0 ? '' : `${combination} `;
    return {
      clause: 'WHERE',
      says: `${joined}${shownText('', filter.column)} ${filter.op}${'value' in filter && filter.value !== undefined ? ` ${valuesText(filter.column, filter.value)}` : ''}`,
      here: related?.relation === 'none' ? 'no such span' : valueText(filter.column, value),
      holds,
      why: related ? relatedWhy[related.relation] : filterWhy(filter, value, holds),
    };
  });
} // prettier-ignore

const relatedWhy: Record<Relation, string> = {
  root: 'Looked for in the span of this trace that has no parent.',
  parent: 'Looked for in the span that this row’s trace.parent_id names.',
  child: 'Looked for in the spans whose parent this row is.',
  any: 'Looked for in every span of this trace.',
  any2: 'Looked for in every span of this trace.',
  any3: 'Looked for in every span of this trace.',
  none: 'No span of this trace meets the conditions.',
};

const kindOf: Partial<Record<string, string>> = { string: 'text', number: 'a number', boolean: 'true or false' };

/** In words what the operators mean (SPEC.md, F2 and F3). */
function filterWhy(filter: Filter, value: ColumnValue, holds: boolean): string {
  const { op, value: wanted } = filter;
  if (value === undefined) return missingWhy(op);
  if (op === 'exists' || op === 'does-not-exist') return 'The row has the column.';
  if (!Array.isArray(wanted) && typeof value !== typeof wanted) {
    return `The row has ${kindOf[typeof value]} there and the filter ${kindOf[typeof wanted]}; only values of one type are alike.`;
  }
  return holds ? 'It holds.' : 'It does not hold; another filter of the OR does.';
}

function missingWhy(op: Filter['op']): string {
  if (op === 'exists' || op === 'does-not-exist') return 'The row has no such column.';
  if (oppositeOf[op] === undefined) return 'The column is missing, so nothing can hold of it.';
  return 'The column is missing, so the opposite does not hold: it passes.';
}

const groupSteps = ({ spec }: QueryPlan, row: QueryRow): ClauseStep[] =>
  spec.breakdowns.map((column) => {
    const value = row.value(column);
    return {
      clause: 'GROUP BY',
      says: shownText('', column),
      here: valueText(column, value),
      holds: null,
      why:
        value === undefined
          ? 'Rows without the column form a group of their own.'
          : 'Every row with this value is in this group.',
    };
  });

function bucketStep(plan: QueryPlan, row: QueryRow): ClauseStep {
  const [index, width] = [bucketOf(plan, row), bucketWidthMs(plan)];
  const start = firstBucketMs(plan) + index * width;
  return {
    clause: 'BUCKET',
    says: `one point of the chart for each ${width >= 1000 ? `${width / 1000} s` : `${width} ms`}`,
    here: `${moment(start)} until ${moment(start + width)}`,
    holds: null,
    why: 'In the chart it counts at that point; in the table, as part of the whole time.',
  };
}

function weightStep({ spec }: QueryPlan, row: QueryRow): ClauseStep {
  const column = weightColumns.find((name) => row.value(name) !== undefined);
  const says = spec.usage_mode ? 'usage mode: what was sent' : 'what happened, by the sample rates';
  const here = column === undefined ? '1' : `${column} = ${valueText(column, row.value(column))}`;
  const counts = spec.usage_mode ? 1 : row.weight;
  const why = spec.usage_mode
    ? 'Every row counts once, whatever its sample rate.'
    : column === undefined
      ? 'No sample rate came with it, so it stands for itself.'
      : `Its sender let one of ${row.weight} through, so it counts as ${counts}.`;
  return { clause: 'WEIGHT', says, here, holds: null, why };
}
