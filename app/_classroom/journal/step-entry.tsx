'use client';
import Link from 'next/link';
import { StatusMark } from '@/app/_ui/status-mark.tsx';
import type { JournalStep, JournalTrace, JournalVerdict } from '@/lib/journal/journal.ts';
import { waterfallSvg } from '@/lib/journal/waterfall-picture.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { Moment } from '../errors/moment.tsx';
import styles from './journal.module.css';
import { NoteField } from './note-field.tsx';
import { Picture } from './picture.tsx';

interface Props {
  step: JournalStep;
  /** As it was typed. */
  note: string;
  traces: ReadonlyMap<string, JournalTrace>;
  onWrite: (text: string) => Promise<Problem[]>;
}

/** A step: whether it is done, what the checks said, what arrived, and the student's own words. */
export function StepEntry({ step, note, traces, onWrite }: Props) {
  const { id, lesson, title, done, verdicts } = step;
  return (
    <article className={styles.step} aria-labelledby={`journal-${id}`}>
      <header className={styles.head}>
        <h3 className={styles.title} id={`journal-${id}`}>
          <Link href={`/learn/${lesson}/${id}`}>{title}</Link>
        </h3>
        <p className={styles.when}>
          {done === null ? (
            'not done yet'
          ) : (
            <>
              done <Moment at={done.at} />
            </>
          )}
        </p>
      </header>
      {verdicts.length === 0 ? null : (
        <ul className={styles.verdicts}>
          {verdicts.map((verdict) => (
            <VerdictEntry key={verdict.variant} verdict={verdict} traces={traces} />
          ))}
        </ul>
      )}
      <NoteField of={title} text={note} onWrite={onWrite} />
    </article>
  );
}

function VerdictEntry({ verdict, traces }: { verdict: JournalVerdict } & Pick<Props, 'traces'>) {
  const { variant, status, score, traceIds } = verdict;
  const held = traceIds.flatMap((traceId) => traces.get(traceId) ?? []);
  return (
    <li>
      <div className={styles.facts}>
        <StatusMark status={status} />
        <span>
          {variant}, {score} of 100
        </span>
        {traceIds.slice(0, 1).map((traceId) => (
          <Link key={traceId} className={styles.trace} href={`/traces/${traceId}`}>
            trace {traceId.slice(0, 8)}…
          </Link>
        ))}
      </div>
      {held.slice(0, 1).map((trace) => (
        <details key={trace.traceId} className={styles.picture}>
          <summary>Show its waterfall</summary>
          <Picture svg={waterfallSvg(trace)} of={`Waterfall of trace ${trace.traceId}`} />
        </details>
      ))}
    </li>
  );
}
