'use client';
import Link from 'next/link';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '@/app/_ui/button.tsx';
import { PageHeading } from '@/app/_ui/page.tsx';
import type { Board } from '@/lib/boards/board.ts';
import { NamingForm } from '../named/naming-form.tsx';
import styles from './board-head.module.css';
import { lineOf } from '../named/line-of.ts';
import type { BoardDesk } from './use-board.ts';

interface Props {
  board: Board;
  editing: boolean;
  onEdit: BoardDesk['edit'];
}

/** What a board is called and is for; while it is edited, both can be changed. */
export function BoardHead({ board: { name, description }, editing, onEdit }: Props) {
  const [naming, setNaming] = useState(false);
  const stop = (): void => {
    flushSync(() => setNaming(false));
    document.querySelector<HTMLElement>('[data-rename-board]')?.focus();
  };
  return (
    <div className={styles.head}>
      <PageHeading title={lineOf(name)} eyebrow={<Trail />}>
        {description === '' ? undefined : <p>{lineOf(description)}</p>}
      </PageHeading>
      {editing && !naming ? (
        <Button size="small" data-rename-board="" onClick={() => setNaming(true)}>
          Rename …
        </Button>
      ) : null}
      {editing && naming ? (
        <div className={styles.naming}>
          <NamingForm
            label="Rename the board"
            initial={{ name, description }}
            onCancel={stop}
            onSave={(given) => {
              onEdit((content) => ({ ...content, ...given }), `It is called “${given.name.trim()}” now.`);
              stop();
            }}
          />
        </div>
      ) : null}
    </div>
  );
}

const Trail = () => (
  <>
    <Link href="/explore">Explore</Link> · <Link href="/boards">Boards</Link>
  </>
);
