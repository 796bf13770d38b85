'use client';
import { useId, useMemo } from 'react';
import { Chip } from '@/app/_ui/chip.tsx';
import { Clause } from '@/app/_ui/clause.tsx';
import { resultKey } from '@/lib/query/result-keys.ts';
import { asHidden } from '../secrets/as-hidden.ts';
import { calculationChoices } from './calculation-choices.ts';
import { Combobox } from './combobox.tsx';
import { ColumnDoubts } from './doubt-notes.tsx';
import { Faults, faulty, problemsAt } from './faults.tsx';
import type { ClauseProps } from './query-builder.tsx';
import { calculationFrom, calculationsOf } from './query-words.ts';
import { useNextFocus } from './use-next-focus.ts';

const refusal = (text: string): string | undefined =>
  calculationFrom(text) === null
    ? `“${text}” is no calculation. Write one as OP(column), like P90(duration_ms).`
    : undefined;

/** VISUALIZE: what is calculated and drawn. */
export function VisualizeClause({ value, columns, problems, onChange }: ClauseProps) {
  const id = useId();
  const choices = useMemo(() => calculationChoices(columns), [columns]);
  const calculations = calculationsOf(value);
  const add = (text: string): void => {
    const calculation = calculationFrom(text);
    if (calculation === null || calculations.some((known) => resultKey(known) === resultKey(calculation))) return;
    onChange({ ...value, calculations: [...(value.calculations ?? []), calculation] });
  };
  const remove = (key: string): void =>
    onChange({ ...value, calculations: calculations.filter((known) => resultKey(known) !== key) });
  const { clause, pastRemoved } = useNextFocus();
  return (
    <Clause ref={clause} name="VISUALIZE" hint="What to count or measure, and draw.">
      {calculations.map((calculation, place) => (
        <Chip
          key={resultKey(calculation)}
          text={asHidden('', resultKey(calculation))}
          faulty={faulty(id, problemsAt(problems, 'calculations', place))}
          onRemove={() => pastRemoved(place, () => remove(resultKey(calculation)))}
        />
      ))}
      <Combobox
        label="Add a calculation"
        placeholder="add a calculation"
        choices={choices}
        refusal={refusal}
        onPick={add}
      />
      <Faults id={id} problems={problemsAt(problems, 'calculations')} />
      <ColumnDoubts names={calculations.flatMap(({ column }) => column ?? [])} columns={columns} />
    </Clause>
  );
}
