import { useMemo } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { absentColumns } from '@/lib/waterfall/columns.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import styles from './waterfall-tools.module.css';

interface Props {
  spans: readonly StoredSpan[];
  columns: readonly string[];
  onChange: (columns: string[]) => void;
}

/** Says which columns stand empty, since no span has such a field; nothing where each is some span’s. */
export function AbsentColumns({ spans, columns, onChange }: Props) {
  const { absent, lookedAt } = useMemo(() => absentColumns(spans, columns), [spans, columns]);
  if (absent.length === 0) return null;
  const names = absent.map((column) => `“${printable(column, 60)}”`).join(' and ');
  const count = lookedAt.toLocaleString('en');
  const who = lookedAt < spans.length ? `None of the ${count} spans that were looked at has` : 'No span here has';
  return (
    <div className={styles.odd}>
      <span>
        {who} the field {names}: {absent.length === 1 ? 'its column stands' : 'their columns stand'} empty.
      </span>
      <Button size="small" look="quiet" onClick={() => onChange(columns.filter((column) => !absent.includes(column)))}>
        Remove {absent.length === 1 ? 'it' : 'them'}
      </Button>
    </div>
  );
}
