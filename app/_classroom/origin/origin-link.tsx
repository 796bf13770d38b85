'use client';
import Link from 'next/link';
import { Icon } from '@/app/_ui/icons.tsx';
import { originOfPart, type Answered, type AnswerPart } from './origin-href.ts';
import styles from './origin-link.module.css';

interface Props {
  answer: Answered;
  part: AnswerPart;
  /** Instead of “How”. */
  shown?: string;
  /** What it is that came about, for who cannot see beside what it stands. */
  of?: string;
  /** Only its sign: where many stand side by side. */
  bare?: boolean;
}

/** Leads from a part of an answer to how it came about. */
export function OriginLink({ answer, part, shown = 'How', of = 'this', bare = false }: Props) {
  return (
    <Link
      className={styles.link}
      href={originOfPart(answer, part)}
      title="How this came about"
      prefetch={false}
      data-bare={bare || undefined}
    >
      <Icon name="question" size={12} /> <span className={bare ? styles.words : styles.shown}>{shown}</span>{' '}
      <span className={styles.words}>{of} came about</span>
    </Link>
  );
}
