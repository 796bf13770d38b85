'use client';
import { useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { Meter } from '@/lib/spending/meters.ts';
import { amountText, shareText } from './amount-words.ts';
import styles from './spending.module.css';
import { amountsOf, turnedSince, type Amounts } from './turned-since.ts';
import { useSpending } from './use-spending.ts';
import { windowFrom } from './windows.ts';

const lastDay = windowFrom(new URLSearchParams());

const columnsSince = (before: Amounts): Column<Meter>[] => [
  { head: 'Meter', cell: ({ vendor, rate }) => `${vendor.name}: ${rate.title.toLowerCase()}` },
  { head: 'Last 24 hours', align: 'right', cell: ({ amount, rate }) => amountText(amount, rate.unit) },
  { head: 'Since you counted', align: 'right', cell: (meter) => `+${amountText(turnedSince(meter, before), meter.rate.unit)}` },
  { head: 'Of a free month', align: 'right', cell: ({ share }) => shareText(share) },
]; // prettier-ignore

/** Every vendor's meter amid a lesson's prose, as it stands now, and how far it has turned since the reader began to count. */
export function SpendingNow() {
  const { body, problems, again } = useSpending(lastDay);
  const [begun, setBegun] = useState<Amounts | null>(null);
  if (body !== null && begun === null) setBegun(amountsOf(body.meters));
  return (
    <div className={styles.amidProse}>
      <Panel title="Your meters, now">
        <div className={styles.stack}>
          {problems.map((problem) => (
            <ProblemNote key={problem.message} problem={problem} />
          ))}
          {problems.length === 0 ? null : <Button onClick={again}>Read again</Button>}
          {body === null ? <Waiting isWaiting={problems.length === 0} /> : null}
          {body === null || begun === null ? null : (
            <>
              <DataTable
                caption="What each vendor would have counted of your own traffic"
                columns={columnsSince(begun)}
                items={body.meters}
                keyOf={({ vendor, rate }) => `${vendor.id} ${rate.id}`}
                folds
              />
              <div>
                <Button onClick={() => setBegun(amountsOf(body.meters))}>Count from now</Button>
              </div>
            </>
          )}
        </div>
      </Panel>
    </div>
  );
}

const Waiting = ({ isWaiting }: { isWaiting: boolean }) =>
  isWaiting ? <Skeleton lines={6} of="your meters" lineHeight="2rem" /> : null;
