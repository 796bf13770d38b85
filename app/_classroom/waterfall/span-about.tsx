'use client';
import { Button } from '@/app/_ui/button.tsx';
import { oddityWords } from '@/lib/waterfall/oddities.ts';
import { nameText } from '@/lib/waterfall/name-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { branchKey } from '@/lib/waterfall/tree.ts';
import type { Branch } from '@/lib/waterfall/tree.ts';
import { asHidden } from '../secrets/as-hidden.ts';
import styles from './span-detail.module.css';

interface Props {
  branch: Branch;
  /** Where its error came from; undefined where it did not fail. */
  cause: Branch | undefined;
  onGo: (branch: Branch) => void;
}

/** What the trace says of a span that the span does not say itself: where its error came from, and what is odd. */
export function SpanAbout({ branch, cause, onGo }: Props) {
  return (
    <>
      {cause === undefined ? null : <Cause branch={branch} cause={cause} onGo={onGo} />}
      {branch.marks.map((mark) => (
        <p key={mark} className={styles.odd}>
          {oddityWords(branch, mark)}
        </p>
      ))}
    </>
  );
}

function Cause({ branch, cause, onGo }: Props & { cause: Branch }) {
  const message = printable(asHidden('', cause.span.status.message), 200);
  const said = message === '' ? '' : `: “${message}”`;
  if (cause === branch) {
    return <p className={styles.cause}>The error began here{said}. No span below it failed.</p>;
  }
  const levels = cause.depth - branch.depth;
  return (
    <p className={styles.cause}>
      Its error came from{' '}
      <Button key={branchKey(cause.span)} size="small" onClick={() => onGo(cause)}>
        {nameText(asHidden('', cause.span.name), 60)}
      </Button>{' '}
      {levels === 1 ? 'right below' : `${levels} levels below`}
      {cause.span.service === branch.span.service ? '' : `, in ${printable(asHidden('', cause.span.service), 60)}`}
      {said}.
    </p>
  );
}
