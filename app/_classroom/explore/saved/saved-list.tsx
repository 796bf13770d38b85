'use client';
import { Button } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import { downloadText } from './download-text.ts';
import { ImportButton } from './import-button.tsx';
import { queryFileText } from './query-file.ts';
import { SavedRow } from './saved-row.tsx';
import styles from './saved.module.css';
import type { Shelf } from './use-shelf.ts';

export interface SavedListProps {
  shelf: Shelf;
  open: SavedQuery | null;
  /** Where a query has an address of its own; null where it is opened in place. */
  hrefOf: ((query: SavedQuery) => string) | null;
  onOpen: (query: SavedQuery) => void;
}

/** All saved queries of the workspace, and the ways out of it and into it as a file. */
export function SavedList({ shelf, open, hrefOf, onOpen }: SavedListProps) {
  const { loading, queries } = shelf;
  return (
    <section className={styles.pane} aria-label="Saved queries">
      {loading && queries.length === 0 ? <Skeleton lines={3} of="the saved queries" /> : null}
      {!loading && queries.length === 0 && shelf.problems.length === 0 ? (
        <EmptyState title="No query is saved yet">
          <p>Build one below, then press Save.</p>
        </EmptyState>
      ) : null}
      {queries.length === 0 ? null : (
        <ul className={styles.list}>
          {queries.map((query) => (
            <SavedRow
              key={query.id}
              query={query}
              isOpen={query.id === open?.id}
              href={hrefOf === null ? null : hrefOf(query)}
              onOpen={() => onOpen(query)}
              onRename={async (naming) => (await shelf.change(query, naming)) !== null}
              onDelete={() => void shelf.remove(query)}
              onGiveUp={shelf.forget}
            />
          ))}
        </ul>
      )}
      <Files shelf={shelf} />
    </section>
  );
}

function Files({ shelf }: { shelf: Shelf }) {
  return (
    <div className={styles.files}>
      {shelf.queries.length === 0 ? null : (
        <Button size="small" onClick={() => downloadText('saved-queries.json', queryFileText(shelf.queries))}>
          Export as JSON
        </Button>
      )}
      <ImportButton of="A file of saved queries" onFile={(file) => void shelf.bring(file)} />
      <span className={styles.hint}>Ctrl or ⌘ with S saves the query on the screen.</span>
    </div>
  );
}
