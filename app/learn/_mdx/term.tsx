import { useId } from 'react';
import { loadGlossary } from '@/lib/curriculum/glossary.ts';
import styles from './term.module.css';

/**
 * A word of the field, with its meaning one tab stop, one tap or one hover away.
 * @param props.is the word as the glossary has it, where the sentence writes it otherwise
 */
export function Term({ children, is }: { children: string; is?: string }) {
  const id = useId();
  const word = is ?? children.toLowerCase();
  const meaning = loadGlossary(process.cwd())[word];
  if (meaning === undefined) throw new Error(`The glossary does not explain “${word}”.`);
  return (
    <span className={styles.term}>
      <button type="button" className={styles.word} aria-describedby={id}>
        {children}
      </button>
      <span role="tooltip" id={id} className={styles.meaning}>
        {meaning}
      </span>
    </span>
  );
}
