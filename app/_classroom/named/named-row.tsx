'use client';
import Link from 'next/link';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '@/app/_ui/button.tsx';
import { lineOf } from './line-of.ts';
import styles from './named-row.module.css';
import { NamingForm } from './naming-form.tsx';
import type { Naming } from './naming.ts';

/** What is told of one thing of a list, and can be done with it beside giving it another name. */
export interface RowOf {
  /** Where it has an address of its own, that; else what opens it in place. */
  opens: string | (() => void);
  /** Whether it is what the page shows; left out where a page shows none of them. */
  isOpen?: boolean;
  about: ReactNode;
  tools: readonly [words: string, onClick: () => void][];
  /** Answers whether the new name was taken over. */
  onRename: (naming: Naming) => Promise<boolean>;
}

interface Props {
  naming: Naming;
  row: RowOf;
  onGiveUp: () => void;
}

/** One thing of the list; while it is renamed, the form for that in its place. */
export function NamedRow({ naming: { name, description }, row, onGiveUp }: Props) {
  const [renaming, setRenaming] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  const stop = (): void => {
    // The focus goes back to where it came from, once the form has made room for it.
    flushSync(() => setRenaming(false));
    item.current?.querySelector<HTMLElement>('[data-rename]')?.focus();
  };
  return (
    <li ref={item} className={styles.row} data-open={row.isOpen || undefined}>
      {renaming ? (
        <NamingForm
          label={`Rename ${lineOf(name)}`}
          initial={{ name, description }}
          onSave={(naming) => void row.onRename(naming).then((done) => (done ? stop() : undefined))}
          onCancel={() => {
            onGiveUp();
            stop();
          }}
        />
      ) : (
        <Shown name={lineOf(name)} description={lineOf(description)} row={row} onRename={() => setRenaming(true)} />
      )}
    </li>
  );
}

type ShownProps = Naming & { row: RowOf; onRename: () => void };

function Shown({ name, description, row, onRename }: ShownProps) {
  return (
    <>
      <span className={styles.what}>
        <Lead name={name} row={row} />
        {description === '' ? null : <span className={styles.description}>{description}</span>}
        <span className={styles.about}>{row.about}</span>
      </span>
      <span className={styles.buttons}>
        <Button look="quiet" size="small" data-rename="" aria-label={`Rename ${name}`} onClick={onRename}>
          Rename
        </Button>
        {row.tools.map(([words, onClick]) => (
          <Button key={words} look="quiet" size="small" aria-label={`${words} ${name}`} onClick={onClick}>
            {words}
          </Button>
        ))}
      </span>
    </>
  );
}

function Lead({ name, row: { opens, isOpen } }: { name: string; row: RowOf }) {
  if (typeof opens === 'string') {
    return (
      <Link href={opens} aria-current={isOpen} className={styles.name}>
        {name}
      </Link>
    );
  }
  return (
    <Button look="quiet" size="small" aria-current={isOpen} onClick={opens}>
      {name}
    </Button>
  );
}
