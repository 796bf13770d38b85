'use client';
import { Button } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import { downloadText } from '../../named/download-text.ts';
import { ImportButton } from '../../named/import-button.tsx';
import { NamedList } from '../../named/named-list.tsx';
import type { RowOf } from '../../named/named-row.tsx';
import { queryFileText } from './query-file.ts';
import styles from './saved.module.css';
import { specWords } from './spec-words.ts';
import type { Shelf } from './use-shelf.ts';

interface SavedListProps {
  shelf: Shelf;
  open: SavedQuery | null;
  /** Where a query has an address of its own; null where it is opened in place. */
  hrefOf: ((query: SavedQuery) => string) | null;
  onOpen: (query: SavedQuery) => void;
}

/** All saved queries of the workspace, and the ways out of it and into it as a file. */
export function SavedList({ shelf, open, hrefOf, onOpen }: SavedListProps) {
  const { loading, queries } = shelf;
  const rowOf = (query: SavedQuery): RowOf => ({
    opens: hrefOf === null ? () => onOpen(query) : hrefOf(query),
    isOpen: query.id === open?.id,
    about: <code>{specWords(query.spec)}</code>,
    tools: [['Delete', () => void shelf.remove(query)]],
    onRename: async (naming) => (await shelf.change(query, naming)) !== null,
  });
  return (
    <section className={styles.pane} aria-label="Saved queries">
      {loading && queries.length === 0 ? <Skeleton lines={3} of="the saved queries" /> : null}
      {!loading && queries.length === 0 && shelf.problems.length === 0 ? (
        <EmptyState title="No query is saved yet">
          <p>Build one below, then press Save.</p>
        </EmptyState>
      ) : null}
      {queries.length === 0 ? null : <NamedList things={queries} rowOf={rowOf} onGiveUp={shelf.forget} />}
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
