'use client';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { PRACTICE_PLACE } from './click-on-practice-page.ts';
import { pageClocks, withClock, type PageClock } from './page-clock.ts';
import styles from './practice-window.module.css';
import { useHydrated } from './use-hydrated.ts';

interface Props {
  /** The page's address, to open it on its own. */
  page: string;
  /** The clock of its computer; null where the step leaves it alone. */
  clock: PageClock | null;
  onClock: (clock: PageClock) => void;
}

/** A window onto the practice page, in which a step clicks. */
export function PracticeWindow({ page, clock, onClock }: Props) {
  return (
    <figure className={styles.figure}>
      {clock === null ? null : <ClockChoice clock={clock} onClock={onClock} />}
      <div className={styles.place} id={PRACTICE_PLACE} />
      <figcaption className={styles.caption}>
        The practice page, in a window of its own: the button above loads it anew and clicks in it.{' '}
        <a href={withClock(page, clock ?? 'right')} target="_blank">
          Open it in a tab
        </a>{' '}
        to look around; what it sends from there stands under Traces and counts for no step, since no run announced it.
      </figcaption>
    </figure>
  );
}

function ClockChoice({ clock, onClock }: Pick<Props, 'onClock'> & { clock: PageClock }) {
  return (
    <div className={styles.clock}>
      <span aria-hidden="true">The page’s clock is</span>
      <SelectField
        label="The page’s clock"
        value={clock}
        choices={pageClocks}
        disabled={!useHydrated()}
        onChange={(value) => onClock(pageClocks.find((one) => one.value === value)?.value ?? 'right')}
      />
    </div>
  );
}
