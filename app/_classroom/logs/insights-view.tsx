'use client';
import { useEffect, useState } from 'react';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { maskValue } from '@/lib/guard/mask.ts';
import type { LogQueryResult } from '@/lib/telemetry/log-view.ts';
import { ask, type Answer } from '../feed/ask.ts';
import { plainText } from '../errors/plain-text.ts';
import { maskedText } from '../secrets/masked-telemetry.ts';
import { ranges, type LogAddress } from './log-address.ts';
import styles from './logs.module.css';
import { TextQuery } from './text-query.tsx';

interface Props {
  address: LogAddress & { group: string };
  onGo: (wanted: Partial<LogAddress>) => void;
}

const EXAMPLE = 'stats count(*) as lines by level | sort lines desc';

interface Ran {
  key: string;
  answer: Answer<LogQueryResult>;
}

const pathOf = (group: string, query: string, range: LogAddress['range']): string => {
  const now = Date.now();
  const from = now - (ranges[range] ?? now);
  return `/classroom/logs/query?${new URLSearchParams({ group, query, from: String(from), to: String(now) }).toString()}`;
};

/** Queries over the group, in the part of Logs Insights that is run here, and their rows. */
export function InsightsView({ address: { group, query, range }, onGo }: Props) {
  const [ran, setRan] = useState<Ran | null>(null);
  const [asked, setAsked] = useState(0);
  const key = JSON.stringify([group, query, range, asked]);
  useEffect(() => {
    if (query === '') return undefined;
    let current = true;
    void ask<LogQueryResult>(pathOf(group, query, range)).then((answer) => {
      if (current) setRan({ key, answer });
    });
    return () => {
      current = false;
    };
  }, [key, group, query, range]);

  const answer = ran?.key === key ? ran.answer : null;
  return (
    <div className={styles.stack}>
      <TextQuery
        label="Query of Logs Insights"
        value={query === '' ? EXAMPLE : query}
        placeholder={EXAMPLE}
        action="Run query"
        fault={answer?.ok === true ? answer.body.fault : null}
        tall
        onSubmit={(text) => {
          setAsked((count) => count + 1);
          onGo({ query: text });
        }}
      />
      {answer === null ? <p className={styles.status}>{query === '' ? HELP : 'Running …'}</p> : <Answered answer={answer} />}
    </div>
  ); // prettier-ignore
}

const HELP =
  'fields, display, filter, parse with a glob or with named groups, stats, sort, dedup and limit, with | between them. In AWS each gigabyte that a query looks through is paid for.';

function Answered({ answer }: { answer: Answer<LogQueryResult> }) {
  if (!answer.ok) return answer.problems.map((problem) => <ProblemNote key={problem.code} problem={problem} />);
  const { columns, rows, scanned, matched, complete, fault } = answer.body;
  if (fault !== null) return null;
  const looked = `${scanned.toLocaleString('en')} lines looked at, ${matched.toLocaleString('en')} found`;
  return (
    <>
      <output className={styles.status}>
        {looked}
        {complete ? '.' : '; it cost too much and was ended before all were looked at. Narrow the time.'}
      </output>
      {rows.length === 0 ? null : (
        <DataTable
          caption="Rows of the query"
          columns={columns.map(columnOf)}
          items={numbered(rows)}
          keyOf={({ nth }) => String(nth)}
          folds
        />
      )}
    </>
  );
}

type Numbered = { nth: number; row: Record<string, string> };

const columnOf = (name: string): Column<Numbered> => ({
  head: plainText(maskedText(name)),
  cell: ({ row }) => (
    <span className={styles.cell}>{plainText(maskValue({ key: name, text: row[name] ?? '' }).text)}</span>
  ),
});

/** Rows of a query may be equal; their order is all that tells them apart. */
const numbered = (rows: readonly Record<string, string>[]): Numbered[] =>
  Array.from(rows.entries(), ([nth, row]) => ({ nth, row }));
