import type { CheckStatus } from '@/lib/checker/report.ts';
import { Icon } from './icons.tsx';
import type { IconName } from './icons.tsx';
import styles from './status-mark.module.css';

const looks: Record<CheckStatus, { icon: IconName | null; word: string }> = {
  passed: { icon: 'check', word: 'Passed' },
  warned: { icon: 'warning', word: 'Passed, with a warning' },
  failed: { icon: 'cross', word: 'Failed' },
  skipped: { icon: 'minus', word: 'Skipped' },
  waiting: { icon: null, word: 'Waiting' },
  inconclusive: { icon: 'question', word: 'Inconclusive' },
};

/** A check's status in words. */
export const statusWord = (status: CheckStatus): string => looks[status].word;

/** Where a check stands: a shape, a colour, and the word that carries it. */
export function StatusMark({ status }: { status: CheckStatus }) {
  const { icon, word } = looks[status];
  return (
    <span className={styles.mark} data-status={status}>
      <span className={styles.disc}>{icon === null ? null : <Icon name={icon} size={11} />}</span>
      {word}
    </span>
  );
}
