'use client';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { LinkButton } from '@/app/_ui/button.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import { levelShares, type LevelShare } from '@/lib/spending/level-shares.ts';
import { bytesText, shareText } from './amount-words.ts';
import styles from './spending.module.css';
import { useSpending } from './use-spending.ts';
import { windowFrom } from './windows.ts';

const lastDay = windowFrom(new URLSearchParams());

const columns: Column<LevelShare>[] = [
  { head: 'Level', cell: ({ level }) => level },
  { head: 'Lines', align: 'right', cell: ({ lines }) => lines.toLocaleString('en') },
  { head: 'Bytes counted', align: 'right', cell: ({ bytes }) => bytesText(bytes) },
  { head: 'Of all', align: 'right', cell: ({ share }) => shareText(share) },
  {
    head: 'Were this the logger’s level',
    align: 'right',
    cell: ({ below }) => `${below > 0 ? '−' : ''}${shareText(below)}`,
  },
];

/** What the reader's own log lines of the last day weigh, level by level. */
export function LevelsNow() {
  const { body, problems } = useSpending(lastDay);
  const rows = body === null ? [] : levelShares(body.usage.logs, overheadOf(body.meters));
  return (
    <div className={styles.amidProse}>
      <Panel title="Your own lines, by level">
        <div className={styles.stack}>
          {problems.map((problem) => (
            <ProblemNote key={problem.message} problem={problem} />
          ))}
          {body === null && problems.length === 0 ? <Skeleton lines={4} of="your lines" lineHeight="2rem" /> : null}
          {rows.length === 0 ? null : (
            <DataTable caption="Log lines of the last 24 hours by their level" columns={columns} items={rows} keyOf={({ level }) => level} folds />
          )}
          {body !== null && rows.length === 0 ? <NoLines /> : null}
        </div>
      </Panel>
    </div>
  );
} // prettier-ignore

const overheadOf = (meters: readonly { rate: { overheadBytes?: number | undefined } }[]): number =>
  Math.max(0, ...meters.map(({ rate }) => rate.overheadBytes ?? 0));

const NoLines = () => (
  <>
    <p className={styles.quiet}>No line came in the last 24 hours.</p>
    <div>
      <LinkButton look="primary" href="/learn/cloudwatch-logs/log-levels">
        Send some in “Levels that mean something”
      </LinkButton>
    </div>
  </>
);
