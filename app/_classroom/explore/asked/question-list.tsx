'use client';
import { Button } from '@/app/_ui/button.tsx';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { asHidden } from '../../secrets/as-hidden.ts';
import { leaveOnEscape } from '../../named/leave-on-escape.ts';
import { specWords } from '../saved/spec-words.ts';
import styles from './asked.module.css';
import type { Question } from './questions.ts';

interface Props {
  asked: readonly Question[];
  onAsk: (spec: QuerySpecInput) => void;
  onClear: () => void;
  /** Escape. */
  onLeave: () => void;
}

/** The questions asked lately, each to be asked again. */
export function QuestionList({ asked, onAsk, onClear, onLeave }: Props) {
  return (
    <section className={styles.questions} aria-label="Questions asked lately" {...leaveOnEscape(onLeave)}>
      {asked.length === 0 ? (
        <p className={styles.quiet}>
          Nothing was asked yet. What you run from here on is kept in this browser, newest first.
        </p>
      ) : (
        <>
          <ol className={styles.list}>
            {asked.map((question) => (
              <li key={question.at}>
                <button type="button" className={styles.question} onClick={() => onAsk(question.spec)}>
                  <span className={styles.words}>{wordsOf(question.spec)}</span>
                  <span className={styles.quiet}>{answerWords(question)}</span>
                </button>
              </li>
            ))}
          </ol>
          <p className={styles.foot}>
            <span className={styles.quiet}>Kept in this browser alone. To keep one for good, save it.</span>
            <Button size="small" look="quiet" onClick={onClear}>
              Clear the history
            </Button>
          </p>
        </>
      )}
    </section>
  );
}

/** Two questions may look alike in one line: what the line leaves out is said as well. */
function wordsOf(spec: QuerySpecInput): string {
  const more = [
    ...(spec.havings?.length ? ['HAVING'] : []),
    ...(spec.calculated_fields ?? []).map(({ name }) => `with ${name}`),
    ...(spec.compare_time_offset_seconds === undefined ? [] : ['compared']),
  ];
  return asHidden('', [specWords(spec), ...more].join(' · '));
}

const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;

const answerWords = ({ at, rows, matched }: Question): string =>
  `${new Date(at).toLocaleString('en-GB', { dateStyle: 'short', timeStyle: 'short' })} · ${
    matched === 0 ? 'nothing found' : `${count(rows, 'group')} of ${count(matched, 'row')}`
  }`;
