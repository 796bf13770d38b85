'use client';
import { useMemo } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { filterOps } from '@/lib/query/ops.ts';
import { columnChoices } from './column-choices.ts';
import { Combobox } from './combobox.tsx';
import { takesValue, valueText, withOp, withValue } from './filter-value.ts';
import type { Filter, QueryColumn } from './query-words.ts';
import styles from './query-builder.module.css';

interface Props {
  place: number;
  filter: Filter;
  columns: readonly QueryColumn[];
  onChange: (filter: Filter) => void;
  onRemove: () => void;
}

const ops = filterOps.map((op) => ({ value: op, words: op }));

/** One filter: column, operator, value. The value takes the type of the column. */
export function WhereRow({ place, filter, columns, onChange, onRemove }: Props) {
  const choices = useMemo(() => columnChoices(columns), [columns]);
  const column = columns.find(({ name }) => name === filter.column);
  const samples = useMemo(() => (column?.samples ?? []).map((sample) => ({ value: sample })), [column]);
  const ordinal = place + 1;
  const setColumn = (name: string): void => onChange({ ...filter, column: name });
  const setValue = (text: string): void => onChange(withValue(filter, text, column?.type));
  return (
    <div className={styles.row}>
      <Combobox
        label={`Column of filter ${ordinal}`}
        placeholder="column"
        value={filter.column}
        choices={choices}
        onType={setColumn}
        onPick={setColumn}
      />
      <SelectField
        mono
        label={`Operator of filter ${ordinal}`}
        value={filter.op}
        choices={ops}
        onChange={(op) => onChange(withOp(filter, op as Filter['op'], column?.type))}
      />
      {takesValue(filter.op) ? (
        <Combobox
          label={`Value of filter ${ordinal}`}
          placeholder="value"
          value={valueText(filter.value)}
          choices={samples}
          onType={setValue}
          onPick={setValue}
        />
      ) : null}
      <Button look="quiet" size="small" onClick={onRemove} aria-label={`Remove filter ${ordinal}`}>
        <Icon name="cross" size={12} />
      </Button>
    </div>
  );
}
