import { ProgressBar } from '@/app/_ui/progress-bar.tsx';
import type { StudentLine } from '@/lib/classroom/roster/roster-office.ts';
import styles from './steps-done.module.css';

/** How many of the course’s steps a student has done. A step that the course no longer has does not count. */
export function StepsDone({ student, steps }: { student: StudentLine; steps: string[] }) {
  const done = steps.filter((step) => student.done.includes(step)).length;
  return (
    <div className={styles.steps}>
      <ProgressBar done={done} of={steps.length} label={`Steps done by ${student.name}`} />
    </div>
  );
}
