'use client';
import { Button } from '@/app/_ui/button.tsx';
import { Clause } from '@/app/_ui/clause.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { problemsAt } from './faults.tsx';
import type { ClauseProps } from './query-builder.tsx';
import type { Filter } from './query-words.ts';
import { useNextFocus } from './use-next-focus.ts';
import { WhereRow } from './where-row.tsx';

const combinations = [
  { value: 'AND', words: 'all of these' },
  { value: 'OR', words: 'any of these' },
];

/** Events and links of spans are rows, too, and say so in this column. */
const spansAlone: Filter = { column: 'meta.annotation_type', op: 'does-not-exist' };
const isSpansAlone = ({ column, op }: Filter): boolean => column === spansAlone.column && op === spansAlone.op;

/** WHERE: which rows count at all. */
export function WhereClause({ value, columns, problems, onChange }: ClauseProps) {
  const filters = value.filters ?? [];
  const set = (changed: Filter[]): void => onChange({ ...value, filters: changed });
  const numbered = filters.map((filter, place) => ({ filter, place }));
  const add = (filter: Filter): void => set([...filters, filter]);
  const { clause, intoAdded, intoChanged, pastAdded, pastRemoved } = useNextFocus();
  return (
    <Clause ref={clause} name="WHERE" hint="Only rows of which this is true are counted.">
      {numbered.map(({ filter, place }) => (
        <WhereRow
          key={place}
          place={place}
          filter={filter}
          columns={columns}
          problems={problemsAt(problems, 'filters', place)}
          onChange={(changed) => set(filters.with(place, changed))}
          onInstead={(changed) => intoChanged(place, () => set(filters.with(place, changed)))}
          onRemove={() => pastRemoved(place, () => set(filters.toSpliced(place, 1)))}
        />
      ))}
      <Additions
        filters={filters}
        onEmpty={() => intoAdded(() => add({ column: '', op: '=', value: '' }))}
        onSpansAlone={() => pastAdded(() => add(spansAlone))}
      />
      {filters.length < 2 ? null : (
        <SelectField
          label="How the filters combine"
          value={value.filter_combination ?? 'AND'}
          choices={combinations}
          onChange={(combination) => onChange({ ...value, filter_combination: combination === 'OR' ? 'OR' : 'AND' })}
        />
      )}
    </Clause>
  );
}

interface AdditionsProps {
  filters: readonly Filter[];
  onEmpty: () => void;
  onSpansAlone: () => void;
}

const Additions = ({ filters, onEmpty, onSpansAlone }: AdditionsProps) => (
  <>
    <Button look="quiet" size="small" data-adds="" onClick={onEmpty}>
      <Icon name="plus" size={12} />
      {filters.length === 0 ? 'Filter' : 'Another filter'}
    </Button>
    {filters.some(isSpansAlone) ? null : (
      <Button look="quiet" size="small" onClick={onSpansAlone} title="Leaves out events and links of spans">
        <Icon name="plus" size={12} />
        Spans alone
      </Button>
    )}
  </>
);
