import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { Region } from '@/lib/query/region.ts';
import styles from './evidence.module.css';
import { regionText } from './region-words.ts';
import type { Evidence } from './use-evidence.ts';

interface ToolsProps {
  region: Region | null;
  onWhole: () => void;
  order: string;
  orders: readonly { value: string; words: string }[];
  onOrder: (order: string) => void;
  /** What is shown, of how much. */
  said: string;
  children?: ReactNode;
}

/** Above traces and rows: in which order they stand, and of which part of the answer they are. */
export function EvidenceTools({ region, onWhole, order, orders, onOrder, said, children }: ToolsProps) {
  return (
    <div className={styles.tools}>
      <SelectField label="Order" value={order} choices={orders} onChange={onOrder} />
      {children}
      {region === null ? null : (
        <span className={styles.region}>
          <span title={regionText(region)}>Only {regionText(region)}</span>
          <Button size="small" look="quiet" onClick={onWhole}>
            <Icon name="cross" size={11} /> Whole result
          </Button>
        </span>
      )}
      <output className={styles.said}>{said}</output>
    </div>
  );
}

interface HeldProps {
  evidence: Pick<Evidence<unknown>, 'problems' | 'waiting'> & { body: unknown };
  of: string;
  children: ReactNode;
}

/** What came, or why it did not; the answer before stays in sight, dimmed, so that nothing jumps. */
export function HeldEvidence({ evidence: { body, problems, waiting }, of, children }: HeldProps) {
  if (problems.length > 0)
    return (
      <div className={styles.problems} role="alert">
        {problems.map((problem) => (
          <ProblemNote key={`${problem.code} ${problem.message}`} problem={problem} />
        ))}
      </div>
    );
  if (body === null)
    return (
      <div className={styles.waiting}>
        <Skeleton lines={10} of={of} lineHeight="2rem" />
      </div>
    );
  return (
    <div className={styles.held} aria-busy={waiting}>
      {children}
    </div>
  );
}
