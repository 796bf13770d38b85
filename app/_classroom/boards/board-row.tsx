'use client';
import Link from 'next/link';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '@/app/_ui/button.tsx';
import type { Board } from '@/lib/boards/board.ts';
import { NamingForm } from '../explore/saved/naming-form.tsx';
import type { Naming } from '../explore/saved/use-shelf.ts';
import { boardHref, lineOf, momentText, panelsText } from './board-words.ts';
import styles from './boards.module.css';

interface Props {
  board: Board;
  /** Answers whether the new name was taken over. */
  onRename: (naming: Naming) => Promise<boolean>;
  onDuplicate: () => void;
  onExport: () => void;
  onDelete: () => void;
  onGiveUp: () => void;
}

/** One board of the list: its name leads to it. */
export function BoardRow({ onRename, onGiveUp, ...shown }: Props) {
  const [renaming, setRenaming] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const { name, description } = shown.board;
  const stop = (): void => {
    flushSync(() => setRenaming(false));
    row.current?.querySelector<HTMLElement>('[data-rename]')?.focus();
  };
  return (
    <li ref={row} className={styles.row}>
      {renaming ? (
        <NamingForm
          label={`Rename ${lineOf(name)}`}
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

type ShownProps = Omit<Props, 'onRename' | 'onGiveUp'> & { onRename: () => void };

function Shown({ board, onRename, onDuplicate, onExport, onDelete }: ShownProps) {
  const name = lineOf(board.name);
  const does: [words: string, onClick: () => void][] = [
    ['Rename', onRename],
    ['Duplicate', onDuplicate],
    ['Export', onExport],
    ['Delete', onDelete],
  ];
  return (
    <>
      <span className={styles.what}>
        <Link href={boardHref(board)} className={styles.name}>
          {name}
        </Link>
        {board.description === '' ? null : <span className={styles.description}>{lineOf(board.description)}</span>}
        <span className={styles.about}>
          {panelsText(board)} · changed{' '}
          <time dateTime={new Date(board.updatedAt).toISOString()}>{momentText(board.updatedAt)}</time>
        </span>
      </span>
      <span className={styles.buttons}>
        {does.map(([words, onClick]) => (
          <Button
            key={words}
            look="quiet"
            size="small"
            data-rename={words === 'Rename' || undefined}
            aria-label={`${words} ${name}`}
            onClick={onClick}
          >
            {words}
          </Button>
        ))}
      </span>
    </>
  );
}
