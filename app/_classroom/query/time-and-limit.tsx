'use client';
import { Clause } from '@/app/_ui/clause.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import type { ClauseProps } from './query-builder.tsx';
import { DEFAULT_RANGE_S, timeChoices, timeWords, withRange } from './time-choices.ts';
import styles from './query-builder.module.css';

const choices = timeChoices.map(({ seconds, words }) => ({ value: String(seconds), words }));

/** Over which time. A query that came with a time of its own keeps it, in words, until another is chosen. */
export function TimeClause({ value, onChange }: Omit<ClauseProps, 'columns'>) {
  const own = value.start_time !== undefined || value.end_time !== undefined;
  const range = String(value.time_range ?? DEFAULT_RANGE_S);
  const known = !own && choices.some((choice) => choice.value === range);
  const offered = known ? choices : [{ value: 'own', words: timeWords(value) }, ...choices];
  return (
    <Clause name="TIME">
      <SelectField
        label="Time range"
        value={known ? range : 'own'}
        choices={offered}
        onChange={(seconds) => (seconds === 'own' ? undefined : onChange(withRange(value, Number(seconds))))}
      />
    </Clause>
  );
}

/** How many groups at most. */
export function LimitClause({ value, onChange }: Omit<ClauseProps, 'columns'>) {
  return (
    <Clause name="LIMIT">
      <input
        type="number"
        className={styles.limit}
        aria-label="Limit"
        min={1}
        max={1000}
        value={value.limit ?? 100}
        onChange={(event) => onChange({ ...value, limit: Number(event.target.value) })}
      />
    </Clause>
  );
}
