'use client';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { QueryBuilder } from '../query/query-builder.tsx';
import { QueryJson } from '../query/query-json.tsx';
import { QueryResults } from '../query/query-results.tsx';
import { traceHref } from '../step/trace-href.ts';
import styles from './explorer.module.css';
import type { Exploring } from './use-explorer.ts';

/** A question and its answer: the builder, the query as JSON, and the results, each of which leads on to its traces. */
export function Explorer({ exploring }: { exploring: Exploring }) {
  const { draft, setDraft, columns, state, run, openGroup, openCell } = exploring;
  return (
    <div className={styles.explorer}>
      <div className={styles.tools}>
        <Button size="small" onClick={exploring.startAnew}>
          <Icon name="plus" size={13} /> New query
        </Button>
      </div>
      <QueryBuilder value={draft} columns={columns} onChange={setDraft} onRun={run} running={state.is === 'running'} />
      <details className={styles.json}>
        <summary>The query as JSON, as Honeycomb writes it</summary>
        <QueryJson value={draft} onChange={setDraft} />
      </details>
      <QueryResults
        state={state}
        onCell={openCell}
        onGroup={openGroup}
        onAsk={run}
        traceHref={(traceId) => traceHref({ traceId })}
      />
    </div>
  );
}
