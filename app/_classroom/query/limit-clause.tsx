'use client';
import { useId } from 'react';
import { Clause } from '@/app/_ui/clause.tsx';
import { Faults, faulty, problemsAt } from './faults.tsx';
import type { ClauseProps } from './query-builder.tsx';
import styles from './query-builder.module.css';

/** How many groups at most, and what one row counts for. */
export function LimitClause({ value, problems, onChange }: Omit<ClauseProps, 'columns'>) {
  const id = useId();
  const here = problemsAt(problems, 'limit');
  return (
    <Clause name="LIMIT" hint="So many rows of results at most.">
      <input
        type="number"
        className={styles.limit}
        aria-label="Limit"
        min={1}
        max={1000}
        {...faulty(id, here)}
        value={value.limit ?? 100}
        onChange={(event) => onChange({ ...value, limit: Number(event.target.value) })}
      />
      <label className={styles.check} title="usage_mode: every row counts once, whatever its SampleRate">
        <input
          type="checkbox"
          checked={value.usage_mode === true}
          onChange={({ target }) => onChange({ ...value, usage_mode: target.checked })}
        />
        counts only what was sent
      </label>
      <Faults id={id} problems={here} />
    </Clause>
  );
}
