'use client';
import { useId, useMemo } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { filterOps } from '@/lib/query/ops.ts';
import { relatedChoices, withoutRelation } from './column-choices.ts';
import { Combobox } from './combobox.tsx';
import { Faults, faulty, problemsAt, type Faulted } from './faults.tsx';
import { isOpen, takesList, takesValue, valueText, withColumn, withOp, withValue } from './filter-value.ts';
import type { Filter, QueryColumn } from './query-words.ts';
import { useSeenValues } from './use-seen-values.ts';
import { valueOffer } from './value-choices.ts';
import styles from './query-builder.module.css';

interface Props {
  place: number;
  filter: Filter;
  columns: readonly QueryColumn[];
  /** What is wrong with this filter. */
  problems: Faulted;
  onChange: (filter: Filter) => void;
  onRemove: () => void;
}

const ops = filterOps.map((op) => ({ value: op, words: op }));

/** One filter: column, operator, value. The value takes the type of the column. */
export function WhereRow({ place, filter, columns, problems, onChange, onRemove }: Props) {
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
        <Button look="quiet" size="small" data-removes="" onClick={onRemove} aria-label={`Remove filter ${ordinal}`}>
          <Icon name="cross" size={12} />
        </Button>
      </div>
      <TypeNote filter={filter} column={column} />
      <Faults id={id} problems={problems} />
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

interface ValueProps extends Pick<Props, 'place' | 'filter' | 'onChange'> {
  column: QueryColumn | undefined;
  wrong: ReturnType<typeof faulty>;
}

function ValueField({ place, filter, column, wrong, onChange }: ValueProps) {
  const { seen, look } = useSeenValues(column?.calculated === true ? '' : withoutRelation(filter.column));
  const choices = useMemo(() => valueOffer(filter.op, column, seen), [filter.op, column, seen]);
  if (!takesValue(filter.op)) return null;
  const setValue = (text: string): void => onChange(withValue(filter, text, column));
  return (
    <Combobox
      label={`Value of filter ${place + 1}`}
      placeholder={takesList(filter.op) ? 'one, another, …' : 'value'}
      value={valueText(filter.value, column)}
      choices={choices}
      faulty={wrong}
      onOpen={look}
      onType={setValue}
      onPick={setValue}
    />
  );
}
