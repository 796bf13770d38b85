'use client';
import Link from 'next/link';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '@/app/_ui/button.tsx';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import { NamingForm } from './naming-form.tsx';
import styles from './saved.module.css';
import { specWords } from './spec-words.ts';
import type { Naming } from './use-shelf.ts';

interface SavedRowProps {
  query: SavedQuery;
  isOpen: boolean;
  /** Where it has an address of its own; else it is opened in place. */
  href: string | null;
  onOpen: () => void;
  /** Answers whether the new name was taken over. */
  onRename: (naming: Naming) => Promise<boolean>;
  onDelete: () => void;
  onGiveUp: () => void;
}

/** One saved query: its name leads to it; it can be renamed and deleted. */
export function SavedRow({ onRename, onGiveUp, ...shown }: SavedRowProps) {
  const [renaming, setRenaming] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const { name, description } = shown.query;
  const stop = (): void => {
    // The focus goes back to where it came from, once the form has made room for it.
    flushSync(() => setRenaming(false));
    row.current?.querySelector<HTMLElement>('[data-rename]')?.focus();
  };
  return (
    <li ref={row} className={styles.row} data-open={shown.isOpen || undefined}>
      {renaming ? (
        <NamingForm
          label={`Rename ${name}`}
          initial={{ name, description }}
          onSave={(naming) => void onRename(naming).then((done) => (done ? stop() : undefined))}
          onCancel={() => {
            onGiveUp();
            stop();
          }}
        />
      ) : (
        <Shown {...shown} onRename={() => setRenaming(true)} />
      )}
    </li>
  );
}

type ShownProps = Pick<SavedRowProps, 'query' | 'isOpen' | 'href' | 'onOpen' | 'onDelete'> & { onRename: () => void };

function Shown({ query: { name, description, spec }, isOpen, href, onOpen, onRename, onDelete }: ShownProps) {
  return (
    <>
      <span className={styles.what}>
        {href === null ? (
          <Button look="quiet" size="small" aria-current={isOpen} onClick={onOpen}>
            {name}
          </Button>
        ) : (
          <Link href={href} aria-current={isOpen} className={styles.name}>
            {name}
          </Link>
        )}
        {description === '' ? null : <span className={styles.description}>{description}</span>}
        <code className={styles.spec}>{specWords(spec)}</code>
      </span>
      <span className={styles.buttons}>
        <Button look="quiet" size="small" data-rename="" aria-label={`Rename ${name}`} onClick={onRename}>
          Rename
        </Button>
        <Button look="quiet" size="small" aria-label={`Delete ${name}`} onClick={onDelete}>
          Delete
        </Button>
      </span>
    </>
  );
}
