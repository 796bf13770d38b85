'use client';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { SignalLedger } from '@/lib/store/signal-store.ts';
import type { Ledger, RefusalCount } from '@/lib/store/telemetry-store.ts';
import { Button } from '@/app/_ui/button.tsx';
import styles from './connect.module.css';
import { Datagrams, type DatagramAccount } from './datagrams.tsx';
import { LedgerSum } from './ledger-sum.tsx';
import { SignalAccount } from './signal-account.tsx';
import { useAnswer } from './use-answer.ts';
import type { DoorLine } from './use-arrivals.ts';

/** Where the practice backend sends, and how that goes. */
interface DestinationLine {
  id: string;
  label: string;
  /** What goes there: spans, log lines, error reports. */
  brings: string;
  sent: number;
  failed: number;
  /** Given up before they were sent, because too many waited. */
  dropped: number;
  lastFailure: string | null;
}

/** What became of everything that reached us. */
export interface Account {
  ledger: Ledger;
  signals: SignalLedger;
  /** Null where that door is closed, or where a class shares it. */
  datagrams: DatagramAccount | null;
  refusals: RefusalCount[];
  retention: number;
  signalRetention: number;
  doors: DoorLine[];
  /** Whether telemetry without a key is refused. */
  keyRequired: boolean;
  destinations: DestinationLine[];
}

/** Everything accounted for, and the reason of each refusal. */
export function AccountOfSpans() {
  const [answer, again] = useAnswer<Account>('/classroom/ledger');
  const refresh = (
    <Button look="quiet" size="small" onClick={again}>
      Count again
    </Button>
  );
  return (
    <Panel title="Everything accounted for" aside={refresh}>
      <div className={styles.stack}>
        {answer === null ? <Skeleton lines={6} of="the account" /> : null}
        {answer !== null && !answer.ok
          ? answer.problems.map((problem) => <ProblemNote key={problem.code} problem={problem} />)
          : null}
        {answer?.ok ? <AccountOf account={answer.body} /> : null}
      </div>
    </Panel>
  );
}

function AccountOf({ account }: { account: Account }) {
  return (
    <>
      <LedgerSum ledger={account.ledger} />
      <p className={styles.lead}>
        The newest {account.retention.toLocaleString('en')} spans are kept, and the newest{' '}
        {account.signalRetention.toLocaleString('en')} of all else; what is older is pruned and counted.
      </p>
      <SignalAccount signals={account.signals} />
      {account.datagrams === null ? null : <Datagrams account={account.datagrams} />}
      <Refusals spans={account.refusals} />
      <DataTable
        caption="Where the practice backend sends"
        columns={destinationColumns}
        items={account.destinations}
        keyOf={({ id }) => id}
        folds
      />
    </>
  );
}

const destinationColumns: Column<DestinationLine>[] = [
  { head: 'The practice backend sends to', cell: ({ label }) => label },
  { head: 'What', cell: ({ brings }) => brings },
  { head: 'Taken', align: 'right', cell: ({ sent }) => sent.toLocaleString('en') },
  { head: 'Not taken', align: 'right', cell: ({ failed }) => failed.toLocaleString('en') },
  { head: 'Dropped unsent', align: 'right', cell: ({ dropped }) => dropped.toLocaleString('en') },
  { head: 'The last trouble', cell: ({ lastFailure }) => lastFailure ?? 'none' },
];

const columnsOf = (counted: string): Column<RefusalCount>[] => [
  { head: 'Reason', cell: ({ code }) => <code>{code}</code> },
  { head: counted, align: 'right', cell: ({ count }) => count.toLocaleString('en') },
  { head: 'The latest', cell: ({ lastMessage }) => lastMessage },
];

function Refusals({ spans }: { spans: RefusalCount[] }) {
  if (spans.length === 0) {
    return (
      <EmptyState title="Nothing was refused.">
        <p>Where a span, a log line, a segment or an error is, its reason stands here.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <RefusalTable caption="What was refused, by reason" counted="Refused" refusals={spans} />
    </>
  );
}

interface RefusalTableProps {
  caption: string;
  counted: string;
  refusals: RefusalCount[];
}

function RefusalTable({ caption, counted, refusals }: RefusalTableProps) {
  if (refusals.length === 0) return null;
  return <DataTable caption={caption} columns={columnsOf(counted)} items={refusals} keyOf={({ code }) => code} folds />;
}
