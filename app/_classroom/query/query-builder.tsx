'use client';
import type { FormEvent, KeyboardEvent } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Chip } from '@/app/_ui/chip.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { GroupClause } from './group-clause.tsx';
import { OrderClause } from './order-clause.tsx';
import styles from './query-builder.module.css';
import type { QueryColumn } from './query-words.ts';
import { runnable } from './runnable.ts';
import { LimitClause, TimeClause } from './time-and-limit.tsx';
import { VisualizeClause } from './visualize-clause.tsx';
import { WhereClause } from './where-clause.tsx';

export interface ClauseProps {
  value: QuerySpecInput;
  columns: readonly QueryColumn[];
  onChange: (value: QuerySpecInput) => void;
}

interface QueryBuilderProps extends ClauseProps {
  /** Given the query without what is not filled in yet. */
  onRun: (spec: QuerySpecInput) => void;
  running?: boolean;
}

/** A query in Honeycomb's terms, clause by clause. It holds nothing itself: the spec is its value. */
export function QueryBuilder({ value, columns, onChange, onRun, running = false }: QueryBuilderProps) {
  const run = (): void => onRun(runnable(value));
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    run();
  };
  const shortcut = {
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      run();
    },
  };
  const clause = { value, columns, onChange };
  return (
    <form className={styles.builder} aria-label="Query" onSubmit={onSubmit} {...shortcut}>
      <div className={styles.clauses}>
        <VisualizeClause {...clause} />
        <WhereClause {...clause} />
        <GroupClause {...clause} />
        <OrderClause {...clause} />
        <LimitClause value={value} onChange={onChange} />
        <TimeClause value={value} onChange={onChange} />
      </div>
      <div className={styles.foot}>
        {value.usage_mode === true ? (
          <Chip text="counts only what was sent" onRemove={() => onChange({ ...value, usage_mode: false })} />
        ) : null}
        <span className={styles.hint}>Ctrl or ⌘ with Enter runs it from anywhere in here.</span>
        <Button type="submit" look="primary" aria-disabled={running}>
          <Icon name="play" size={13} />
          RUN QUERY
        </Button>
      </div>
    </form>
  );
}
