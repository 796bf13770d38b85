import Link from 'next/link';
import { Icon } from './icons.tsx';
import styles from './step-rail.module.css';

export interface RailStep {
  id: string;
  title: string;
  href: string;
  done: boolean;
  /** What one does in it: `read`, `click`, `ask` … */
  kind?: string;
}

/** The steps of a lesson in order, which of them are done, and which one is open. */
export function StepRail({ lesson, steps, current }: { lesson: string; steps: RailStep[]; current?: string }) {
  return (
    <nav className={styles.rail} aria-label={`Steps of ${lesson}`}>
      <p className={styles.lesson}>{lesson}</p>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.id} className={styles.step} data-done={step.done || undefined}>
            <Link className={styles.link} href={step.href} aria-current={step.id === current ? 'step' : undefined}>
              <span className={styles.mark}>{step.done ? <Icon name="check" size={11} /> : null}</span>
              <span>
                {step.title}
                {step.done ? <span className={styles.words}> (done)</span> : null}
              </span>
              {step.kind === undefined ? null : <span className={styles.kind}>{step.kind}</span>}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
