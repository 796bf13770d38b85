'use client';
import { PRACTICE_PLACE } from './click-on-practice-page.ts';
import styles from './practice-window.module.css';

/** A window onto the practice page, in which a step clicks. @param page the address, to open it on its own */
export function PracticeWindow({ page }: { page: string }) {
  return (
    <figure className={styles.figure}>
      <div className={styles.place} id={PRACTICE_PLACE} />
      <figcaption className={styles.caption}>
        The practice page, in a window of its own: the button above loads it anew and clicks in it.{' '}
        <a href={page} target="_blank">
          Open it in a tab
        </a>
      </figcaption>
    </figure>
  );
}
