import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import type { SignalLedger } from '@/lib/store/signal-store.ts';

type Counts = SignalLedger[keyof SignalLedger];

interface Line {
  kind: string;
  counts: Counts;
}

const kinds = { log: 'Log lines', segment: 'Segments', error: 'Errors' } as const satisfies Record<
  keyof SignalLedger,
  string
>;

const count = (part: keyof Counts, head: string): Column<Line> => ({
  head,
  align: 'right',
  cell: ({ counts }) => counts[part].toLocaleString('en'),
});

const columns: Column<Line>[] = [
  { head: 'Beside spans', cell: ({ kind }) => kind },
  count('received', 'Received'),
  count('inFlight', 'In flight'),
  count('stored', 'Stored'),
  count('refused', 'Refused'),
  count('pruned', 'Pruned'),
];

/** The same account of what is no span: each line is a sum, received on one side and all else on the other. */
export function SignalAccount({ signals }: { signals: SignalLedger }) {
  const items = Object.entries(kinds).map(([name, kind]) => ({ kind, counts: signals[name as keyof SignalLedger] }));
  return (
    <DataTable caption="Everything beside spans" columns={columns} items={items} keyOf={({ kind }) => kind} folds />
  );
}
