'use client';
import { useMemo } from 'react';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import type { Faulted } from './faults.tsx';
import { FieldsClause } from './fields-clause.tsx';
import { GroupClause } from './group-clause.tsx';
import { HavingClause } from './having-clause.tsx';
import { LimitClause } from './limit-clause.tsx';
import { OrderClause } from './order-clause.tsx';
import styles from './query-builder.module.css';
import type { QueryColumn } from './query-words.ts';
import { runnable } from './runnable.ts';
import { TimeClause } from './time-clause.tsx';
import { VisualizeClause } from './visualize-clause.tsx';
import { WhereClause } from './where-clause.tsx';

export interface ClauseProps {
  value: QuerySpecInput;
  columns: readonly QueryColumn[];
  /** What is wrong with the query, each at its place. */
  problems: Faulted;
  onChange: (value: QuerySpecInput) => void;
}

interface QueryBuilderProps extends ClauseProps {
  /** Given the query without what is not filled in yet. */
  onRun: (spec: QuerySpecInput) => void;
  running?: boolean;
  /** What else can be done with the query: undone, asked again. */
  children?: ReactNode;
}

/** A query in Honeycomb's terms, clause by clause. It holds nothing itself: the spec is its value. */
export function QueryBuilder(props: QueryBuilderProps) {
  const { value, columns, problems, onChange, onRun, running = false, children } = props;
  const offered = useMemo(() => columnsFor(value, columns), [value, columns]);
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
  const clause = { value, columns: offered, problems, onChange };
  return (
    <form className={styles.builder} aria-label="Query" noValidate onSubmit={onSubmit} {...shortcut}>
      <div className={styles.clauses}>
        <VisualizeClause {...clause} />
        <WhereClause {...clause} />
        <GroupClause {...clause} />
        <OrderClause {...clause} />
        <HavingClause {...clause} />
        <TimeClause {...clause} onAsk={(spec) => onRun(runnable(spec))} />
        <LimitClause {...clause} />
        <FieldsClause {...clause} columns={columns} />
      </div>
      <div className={styles.foot}>
        {children}
        <span className={styles.hint}>Ctrl or ⌘ with Enter runs it from anywhere in here.</span>
        <Button type="submit" look="primary" data-runs="" aria-disabled={running}>
          <Icon name="play" size={13} />
          RUN QUERY
        </Button>
      </div>
    </form>
  );
}

/** The columns of a query: its calculated fields, and what arrived under another name. */
function columnsFor(
  { calculated_fields: fields = [] }: QuerySpecInput,
  columns: readonly QueryColumn[],
): QueryColumn[] {
  const names = new Set(fields.map(({ name }) => name.trim()).filter((name) => name !== ''));
  const calculated = [...names].map((name): QueryColumn => ({
    name,
    type: 'mixed',
    count: 0,
    samples: [],
    calculated: true,
  }));
  return [...calculated, ...columns.filter(({ name }) => !names.has(name))];
}
