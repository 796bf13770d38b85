'use client';
import { useId, useMemo } from 'react';
import { Chip } from '@/app/_ui/chip.tsx';
import { Clause } from '@/app/_ui/clause.tsx';
import { asHidden } from '../secrets/as-hidden.ts';
import { relatedChoices } from './column-choices.ts';
import { Combobox } from './combobox.tsx';
import { ColumnDoubts } from './doubt-notes.tsx';
import { Faults, faulty, problemsAt } from './faults.tsx';
import type { ClauseProps } from './query-builder.tsx';
import { useNextFocus } from './use-next-focus.ts';

/** GROUP BY: one row of results for each value of these columns. */
export function GroupClause({ value, columns, problems, onChange }: ClauseProps) {
  const id = useId();
  const choices = useMemo(() => relatedChoices(columns, ['none']), [columns]);
  const breakdowns = value.breakdowns ?? [];
  const set = (changed: string[]): void => onChange({ ...value, breakdowns: changed });
  const { clause, pastRemoved } = useNextFocus();
  return (
    <Clause ref={clause} name="GROUP BY" hint="One row of results for each value.">
      {breakdowns.map((column, place) => (
        <Chip
          key={column}
          text={asHidden('', column)}
          faulty={faulty(id, problemsAt(problems, 'breakdowns', place))}
          onRemove={() => pastRemoved(place, () => set(breakdowns.filter((other) => other !== column)))}
        />
      ))}
      <Combobox
        label="Group by a column"
        placeholder="add a column"
        choices={choices}
        onPick={(column) => set([...new Set([...breakdowns, column])])}
      />
      <Faults id={id} problems={problemsAt(problems, 'breakdowns')} />
      <ColumnDoubts names={breakdowns} columns={columns} />
    </Clause>
  );
}
