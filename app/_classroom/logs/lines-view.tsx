'use client';
import { useMemo, useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import { LineDetail } from './line-detail.tsx';
import { LineList } from './line-list.tsx';
import { shownLine } from './line-of.ts';
import type { LogAddress } from './log-address.ts';
import { rangeWords } from './log-address.ts';
import styles from './logs.module.css';
import { TextQuery } from './text-query.tsx';
import { useLines, type ReadLines } from './use-lines.ts';
import { useLogNews } from './use-log-news.ts';

interface Props {
  address: LogAddress & { group: string };
  onGo: (wanted: Partial<LogAddress>) => void;
}

/** The lines of a group, newest first, as they come; a filter pattern picks some. */
export function LinesView({ address, onGo }: Props) {
  const [paused, setPaused] = useState(false);
  const news = useLogNews({ group: address.group, stream: address.stream, paused });
  const read = useLines(address, news.version);
  return (
    <div className={styles.stack}>
      <TextQuery
        label="Filter pattern"
        value={address.q}
        placeholder="404, GET 404, { $.level >= 40 }"
        action="Filter"
        fault={read.fault}
        onSubmit={(q) => onGo({ q })}
      >
        {address.q === '' ? null : <Button onClick={() => onGo({ q: '' })}>Clear</Button>}
        <Button onClick={() => setPaused(!paused)} aria-pressed={paused}>
          {paused ? 'Resume' : 'Pause'}
        </Button>
      </TextQuery>
      <output className={styles.status}>{statusOf(read, paused, news.waiting)}</output>
      {read.problems.map((problem) => (
        <ProblemNote key={problem.code} problem={problem} />
      ))}
      <Found read={read} address={address} onGo={onGo} />
    </div>
  );
}

const lineCount = (count: number): string => `${count.toLocaleString('en')} line${count === 1 ? '' : 's'}`;

function statusOf({ lines, loaded, older, fault }: ReadLines, paused: boolean, waiting: number): string {
  if (!loaded) return 'Reading …';
  if (fault !== null) return 'Nothing is looked for until the pattern is put right.';
  const shown = `${lineCount(lines.length)}${older === null ? '' : ' so far'}`;
  if (!paused) return `${shown}. New ones appear at the top.`;
  return waiting === 0 ? `${shown}. Paused.` : `${shown}. Paused; ${lineCount(waiting)} came meanwhile.`;
}

function Found({ read, address, onGo }: Props & { read: ReadLines }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const lines = useMemo(() => read.lines.map(shownLine), [read.lines]);
  const open = lines.find(({ seq }) => seq === chosen);
  if (!read.loaded) return <Skeleton lines={8} of="the lines" />;
  if (read.fault !== null) return null;
  return (
    <>
      {lines.length === 0 ? (
        <NoLines address={address} onGo={onGo} />
      ) : (
        <LineList lines={lines} chosen={chosen} onChoose={setChosen} />
      )}
      {read.older === null ? null : (
        <div>
          <Button onClick={read.readOlder}>{lines.length === 0 ? 'Look further back' : 'Older lines'}</Button>
        </div>
      )}
      {open === undefined ? null : (
        <LineDetail
          key={open.seq}
          line={open}
          onClose={() => setChosen(null)}
          onTrace={(traceId) => onGo({ q: `"${traceId}"`, stream: null })}
        />
      )}
    </>
  );
}

function NoLines({ address: { q, range }, onGo }: Props) {
  const filtered = q !== '';
  return (
    <EmptyState title={`No line ${filtered ? 'is found by this pattern' : 'came'} in ${rangeWords[range]}.`}>
      {filtered ? <Button onClick={() => onGo({ q: '' })}>Without the pattern</Button> : null}
      {range === 'all' ? null : <Button onClick={() => onGo({ range: 'all' })}>Look at everything kept</Button>}
    </EmptyState>
  );
}
