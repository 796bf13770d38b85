import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { Region } from '@/lib/query/region.ts';
import styles from './evidence-tab.module.css';
import { regionText } from './region-words.ts';
import type { Evidence } from './use-evidence.ts';
import type { Looking } from './use-result-view.ts';

type Came = Pick<Evidence<unknown>, 'problems' | 'waiting'> & { body: unknown };

interface TabProps extends ToolsProps {
  evidence: Came;
  /** What is waited for. */
  named: string;
  children: ReactNode;
}

/** Traces and rows alike: how they are looked at, and below it what came. */
export function EvidenceTab({ evidence, named, children, ...tools }: TabProps) {
  return (
    <div className={styles.tab}>
      <Tools {...tools} />
      <HeldEvidence evidence={evidence} of={named}>
        {children}
      </HeldEvidence>
    </div>
  );
}

interface ToolsProps {
  looking: Looking;
  region: Region | null;
  order: string;
  orders: readonly { value: string; words: string }[];
  /** What is shown, of how much. */
  said: string;
  /** What else changes what is shown. */
  tools?: ReactNode;
}

/** In which order they stand, and of which part of the answer they are. */
function Tools({ looking: { look }, region, order, orders, said, tools }: ToolsProps) {
  return (
    <div className={styles.tools}>
      <SelectField label="Order" value={order} choices={orders} onChange={(chosen) => look({ order: chosen })} />
      {tools}
      {region === null ? null : (
        <span className={styles.region}>
          <span title={regionText(region)}>Only {regionText(region)}</span>
          <Button size="small" look="quiet" onClick={() => look({ region: null, bubbleUp: false })}>
            <Icon name="cross" size={11} /> Whole result
          </Button>
        </span>
      )}
      <output className={styles.said}>{said}</output>
    </div>
  );
}

interface HeldProps {
  evidence: Came;
  of: string;
  children: ReactNode;
}

/** What came, or why it did not; the answer before stays in sight, dimmed, so that nothing jumps. */
function HeldEvidence({ evidence: { body, problems, waiting }, of, children }: HeldProps) {
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
