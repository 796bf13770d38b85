'use client';
import { useMemo } from 'react';
import { Chip } from '@/app/_ui/chip.tsx';
import { Clause } from '@/app/_ui/clause.tsx';
import { columnChoices } from './column-choices.ts';
import { Combobox } from './combobox.tsx';
import type { ClauseProps } from './query-builder.tsx';

/** GROUP BY: one row of results for each value of these columns. */
export function GroupClause({ value, columns, onChange }: ClauseProps) {
  const choices = useMemo(() => columnChoices(columns), [columns]);
  const breakdowns = value.breakdowns ?? [];
  const set = (changed: string[]): void => onChange({ ...value, breakdowns: changed });
  return (
    <Clause name="GROUP BY">
      {breakdowns.map((column) => (
        <Chip key={column} text={column} onRemove={() => set(breakdowns.filter((other) => other !== column))} />
      ))}
      <Combobox
        label="Group by a column"
        placeholder="add a column"
        choices={choices}
        onPick={(column) => set([...new Set([...breakdowns, column])])}
      />
    </Clause>
  );
}
