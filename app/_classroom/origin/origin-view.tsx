'use client';
import { useRef, useState } from 'react';
import type { Origin } from '@/lib/origin/origin.ts';
import { ArrivedPanel } from './arrived-panel.tsx';
import { ColumnsPanel } from './columns-panel.tsx';
import type { OriginAddress } from './origin-href.ts';
import styles from './origin.module.css';
import { QueryPanel } from './query-panel.tsx';
import { ResultPanel } from './result-panel.tsx';
import { RowChoice } from './row-choice.tsx';

interface Props {
  origin: Origin;
  address: OriginAddress;
  busy: boolean;
}

/** The four stations of one row, in the order of its journey. */
export function OriginView({ origin, address, busy }: Props) {
  const { row, arrived, columns, absent, aside, query } = origin;
  const [marked, setMarked] = useState<{ path: string; turn: number }>();
  // An event's or link's own lines stand among those of its span.
  const ofItself = row.kind === 'span' ? undefined : { path: row.path, turn: 0 };
  const request = useRef<HTMLDivElement>(null);
  const show = (path: string): void => setMarked((before) => ({ path, turn: (before?.turn ?? 0) + 1 }));
  return (
    <div className={styles.page} aria-busy={busy}>
      <RowChoice origin={origin} address={address} />
      <ArrivedPanel arrived={arrived} marked={marked ?? ofItself} requestRef={request} />
      <ColumnsPanel row={row} columns={columns} absent={absent} aside={aside} onShow={show} />
      {query === null ? null : (
        <>
          <QueryPanel query={query} />
          <ResultPanel query={query} address={address} />
        </>
      )}
    </div>
  );
}
