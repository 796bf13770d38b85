'use client';
import { useMemo, useState } from 'react';
import { Chip } from '@/app/_ui/chip.tsx';
import { Clause } from '@/app/_ui/clause.tsx';
import { resultKey } from '@/lib/query/result-keys.ts';
import { Combobox } from './combobox.tsx';
import type { ClauseProps } from './query-builder.tsx';
import { calculationChoices, calculationFrom, calculationsOf } from './query-words.ts';
import styles from './query-builder.module.css';

/** VISUALIZE: what is calculated and drawn. */
export function VisualizeClause({ value, columns, onChange }: ClauseProps) {
  const [refused, setRefused] = useState<string>();
  const choices = useMemo(() => calculationChoices(columns).map((choice) => ({ value: choice })), [columns]);
  const calculations = calculationsOf(value);
  const add = (text: string): void => {
    const calculation = calculationFrom(text);
    setRefused(calculation === null ? text : undefined);
    if (calculation === null || calculations.some((known) => resultKey(known) === resultKey(calculation))) return;
    onChange({ ...value, calculations: [...(value.calculations ?? []), calculation] });
  };
  const remove = (key: string): void =>
    onChange({ ...value, calculations: calculations.filter((known) => resultKey(known) !== key) });
  return (
    <Clause name="VISUALIZE">
      {calculations.map((calculation) => (
        <Chip
          key={resultKey(calculation)}
          text={resultKey(calculation)}
          onRemove={() => remove(resultKey(calculation))}
        />
      ))}
      <Combobox label="Add a calculation" placeholder="add a calculation" choices={choices} onPick={add} />
      {refused === undefined ? null : (
        <output className={styles.refused}>
          “{refused}” is no calculation. Write one as OP(column), like P90(duration_ms).
        </output>
      )}
    </Clause>
  );
}
