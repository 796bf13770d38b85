'use client';
import { Button } from '@/app/_ui/button.tsx';
import type { QueryResult } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { countsText, WHAT_ROWS_ARE } from './counts-text.ts';
import styles from './query-results.module.css';

interface CountsProps {
  result: QueryResult;
  spec: QuerySpecInput;
  /** The same question counted the other way is wanted. */
  onAsk: (spec: QuerySpecInput) => void;
}

/** How many rows the answer is about, and where they stand for more, both numbers and the way to the other count. */
export function ResultCounts({ result, spec, onAsk }: CountsProps) {
  const usage = spec.usage_mode === true;
  const sampled = result.standFor !== result.matched;
  return (
    <>
      <strong title={WHAT_ROWS_ARE}>{countsText(result, usage)}</strong>
      {sampled || usage ? (
        <Button size="small" onClick={() => onAsk({ ...spec, usage_mode: !usage })}>
          {usage ? 'Count what happened' : 'Count only what was sent'}
        </Button>
      ) : null}
      {sampled ? (
        <span className={styles.quiet}>
          {usage ? 'Every row counts once here.' : 'Each row counts for as many as its SampleRate says.'}
        </span>
      ) : null}
    </>
  );
}
