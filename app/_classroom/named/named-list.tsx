'use client';
import { NamedRow, type RowOf } from './named-row.tsx';
import styles from './named-list.module.css';
import type { Naming } from './naming.ts';

interface NamedListProps<Thing extends Naming & { id: string }> {
  label?: string;
  things: readonly Thing[];
  rowOf: (thing: Thing) => RowOf;
  /** A renaming is given up, and with it what was wrong with the name. */
  onGiveUp: () => void;
}

/** What the workspace keeps by name, one below the other: each name leads to its thing, and can be changed in place. */
export function NamedList<Thing extends Naming & { id: string }>(props: NamedListProps<Thing>) {
  const { label, things, rowOf, onGiveUp } = props;
  return (
    <ul className={styles.list} aria-label={label}>
      {things.map((thing) => (
        <NamedRow key={thing.id} naming={thing} row={rowOf(thing)} onGiveUp={onGiveUp} />
      ))}
    </ul>
  );
}
