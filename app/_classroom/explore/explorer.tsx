'use client';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { QueryBuilder } from '../query/query-builder.tsx';
import { QueryJson } from '../query/query-json.tsx';
import { QueryResults } from '../query/query-results.tsx';
import { traceHref } from '../step/trace-href.ts';
import { BuilderTools } from './builder-tools.tsx';
import styles from './explorer.module.css';
import { SavedBar } from './saved/saved-bar.tsx';
import type { Shelf } from './saved/use-shelf.ts';
import type { Exploring } from './use-explorer.ts';

/** The saved queries beside an explorer, and which of them is being looked at. */
export interface Saved {
  shelf: Shelf;
  open: SavedQuery | null;
  hrefOf: ((query: SavedQuery) => string) | null;
  onOpen: (query: SavedQuery) => void;
  onSaved: (query: SavedQuery) => void;
  /** The builder is emptied, and nothing saved is looked at any more. */
  onNew: () => void;
}

/** A question and its answer: the builder, the query as JSON, and the results, each of which leads on to its traces. */
export function Explorer({ exploring, saved }: { exploring: Exploring; saved: Saved | null }) {
  const { draft, setDraft, columns, problems, state, run } = exploring;
  return (
    <div className={styles.explorer}>
      <Bar exploring={exploring} saved={saved} />
      <QueryBuilder
        value={draft}
        columns={columns}
        problems={problems}
        onChange={setDraft}
        onRun={run}
        running={state.is === 'running'}
      >
        <BuilderTools draft={exploring.steps} questions={exploring.questions} run={run} />
      </QueryBuilder>
      <details className={styles.json}>
        <summary>The query as JSON, as Honeycomb writes it</summary>
        <QueryJson value={draft} onChange={setDraft} />
      </details>
      <QueryResults
        state={state}
        columns={columns}
        onAsk={run}
        traceHref={(traceId, spanId) => traceHref({ traceId, spanId })}
      />
    </div>
  );
}

/** A fresh start, and where queries are saved, these as well. */
function Bar({ exploring, saved }: { exploring: Exploring; saved: Saved | null }) {
  if (saved === null) {
    return (
      <div className={styles.tools}>
        <NewQuery onNew={exploring.startAnew} />
      </div>
    );
  }
  const onNew = (): void => {
    exploring.startAnew();
    saved.onNew();
  };
  return (
    <SavedBar {...saved} draft={exploring.draft}>
      <NewQuery onNew={onNew} />
    </SavedBar>
  );
}

const NewQuery = ({ onNew }: { onNew: () => void }) => (
  <Button size="small" onClick={onNew}>
    <Icon name="plus" size={13} /> New query
  </Button>
);
