'use client';
import { useId, useMemo } from 'react';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { filterOps } from '@/lib/query/ops.ts';
import { relatedChoices, withoutRelation } from './column-choices.ts';
import { Combobox } from './combobox.tsx';
import { DoubtNote } from './doubt-notes.tsx';
import { filterDoubt } from './doubts.ts';
import { Faults, faulty, problemsAt, type Faulted } from './faults.tsx';
import { isOpen, withColumn, withOp } from './filter-value.ts';
import type { Filter, QueryColumn } from './query-words.ts';
import { RemoveButton } from './remove-button.tsx';
import { ValueField } from './value-field.tsx';
import styles from './query-builder.module.css';

interface Props {
  place: number;
  filter: Filter;
  columns: readonly QueryColumn[];
  /** What is wrong with this filter. */
  problems: Faulted;
  onChange: (filter: Filter) => void;
  /** The filter is taken that was probably meant. */
  onInstead: (filter: Filter) => void;
  onRemove: () => void;
}

const ops = filterOps.map((op) => ({ value: op, words: op }));

/** One filter: column, operator, value. The value takes the type of the column. */
export function WhereRow({ place, filter, columns, problems, onChange, onInstead, onRemove }: Props) {
  const id = useId();
  const choices = useMemo(() => relatedChoices(columns), [columns]);
  const columnOf = (name: string) => columns.find((column) => column.name === withoutRelation(name));
  const column = columnOf(filter.column);
  const ordinal = place + 1;
  const setColumn = (name: string): void => onChange(withColumn(filter, name, column, columnOf(name)));
  const wrong = (part: string) => faulty(id, problemsAt(problems, 'filters', place, part));
  return (
    <>
      <div className={styles.row} data-row="">
        <Combobox
          label={`Column of filter ${ordinal}`}
          placeholder="column"
          value={filter.column}
          choices={choices}
          faulty={wrong('column')}
          onType={setColumn}
          onPick={setColumn}
        />
        <SelectField
          mono
          label={`Operator of filter ${ordinal}`}
          value={filter.op}
          choices={ops}
          aria={wrong('op')}
          onChange={(op) => onChange(withOp(filter, op as Filter['op'], column))}
        />
        <ValueField place={place} filter={filter} column={column} wrong={wrong('value')} onChange={onChange} />
        <RemoveButton of={`filter ${ordinal}`} onRemove={onRemove} />
      </div>
      <TypeNote filter={filter} column={column} />
      <Faults id={id} problems={problems} />
      {problems.length > 0 ? null : <DoubtNote doubt={filterDoubt(filter, columns)} onInstead={onInstead} />}
    </>
  );
}

/** Where nobody knows a column's type, the value itself says it, and the reader is told how. */
function TypeNote({ filter: { op, value }, column }: { filter: Filter; column: QueryColumn | undefined }) {
  if (!isOpen(column, op) || value === undefined || value === '') return null;
  return (
    <p className={styles.aside}>
      Compared as {typeof value === 'string' ? 'text' : 'it is'}: 600 is a number, and &quot;600&quot; in quotes is
      text.
    </p>
  );
}
