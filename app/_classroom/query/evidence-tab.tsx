import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import styles from './evidence-tab.module.css';
import { regionText } from './region-words.ts';
import { WHOLE } from './result-view.ts';
import type { Evidence, EvidenceOf } from './use-evidence.ts';
import { TAB_HEADING } from './use-focus-on-opening.ts';
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
  /** What stands there, for who arrives: `Traces`. */
  title: string;
  looking: Looking;
  of: Pick<EvidenceOf, 'region' | 'group'>;
  order: string;
  orders: readonly { value: string; words: string }[];
  /** What is shown, of how much. */
  said: string;
  /** What else changes what is shown. */
  tools?: ReactNode;
}

/** In which order they stand, and of which part of the answer they are. */
function Tools({ title, looking: { look }, of, order, orders, said, tools }: ToolsProps) {
  const part = partText(of);
  return (
    <div className={styles.tools}>
      <h2 className={styles.title} tabIndex={-1} {...{ [TAB_HEADING]: '' }}>
        {title}
      </h2>
      <SelectField label="Order" value={order} choices={orders} onChange={(chosen) => look({ order: chosen })} />
      {tools}
      {part === '' ? null : (
        <span className={styles.region}>
          <span title={part}>Only {part}</span>
          <Button size="small" look="quiet" onClick={() => look(WHOLE)}>
            <Icon name="cross" size={11} /> Whole result
          </Button>
        </span>
      )}
      <output className={styles.said}>{said}</output>
    </div>
  );
}

const partText = ({ region, group }: ToolsProps['of']): string =>
  [...(group === null ? [] : [group.words]), ...(region === null ? [] : [regionText(region)])].join(', ');

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
