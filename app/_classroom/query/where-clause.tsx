'use client';
import { Button } from '@/app/_ui/button.tsx';
import { Clause } from '@/app/_ui/clause.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import type { ClauseProps } from './query-builder.tsx';
import type { Filter } from './query-words.ts';
import { WhereRow } from './where-row.tsx';

const combinations = [
  { value: 'AND', words: 'all of these' },
  { value: 'OR', words: 'any of these' },
];

/** WHERE: which spans count at all. */
export function WhereClause({ value, columns, onChange }: ClauseProps) {
  const filters = value.filters ?? [];
  const set = (changed: Filter[]): void => onChange({ ...value, filters: changed });
  const numbered = filters.map((filter, place) => ({ filter, place }));
  return (
    <Clause name="WHERE">
      {numbered.map(({ filter, place }) => (
        <WhereRow
          key={place}
          place={place}
          filter={filter}
          columns={columns}
          onChange={(changed) => set(filters.with(place, changed))}
          onRemove={() => set(filters.toSpliced(place, 1))}
        />
      ))}
      <Button look="quiet" size="small" onClick={() => set([...filters, { column: '', op: '=', value: '' }])}>
        <Icon name="plus" size={12} />
        {filters.length === 0 ? 'Filter' : 'Another filter'}
      </Button>
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
