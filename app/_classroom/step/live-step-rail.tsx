'use client';
import { StepRail } from '@/app/_ui/step-rail.tsx';
import { kindWords, type OutlineStep } from '@/lib/curriculum/outline.ts';
import styles from './live-step-rail.module.css';
import { useProgress } from './use-progress.ts';

interface LiveStepRailProps {
  lesson: string;
  steps: OutlineStep[];
  current: string;
}

/** The lesson's steps; each is ticked the moment its check passes. On a narrow page the list folds away. */
export function LiveStepRail({ lesson, steps, current }: LiveStepRailProps) {
  const progress = useProgress() ?? {};
  const lines = steps.map(({ id, title, href, kind }) => ({
    id,
    title,
    href,
    kind: kindWords[kind],
    done: id in progress,
  }));
  const done = lines.filter((line) => line.done).length;
  const rail = <StepRail lesson={lesson} steps={lines} current={current} />;
  return (
    <aside className={styles.aside}>
      <details className={styles.folded}>
        <summary>
          Steps of this lesson, {done} of {lines.length} done
        </summary>
        {rail}
      </details>
      <div className={styles.open}>{rail}</div>
    </aside>
  );
}
