'use client';
import Link from 'next/link';
import { Icon } from '@/app/_ui/icons.tsx';
import type { ResultData } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { originOfRow } from './origin-href.ts';
import styles from './origin-link.module.css';

interface Props {
  spec: QuerySpecInput;
  /** The row of the result. */
  data: ResultData;
  /** A calculation's key, `P90(duration_ms)`: the row nearest to its value is shown first. */
  near?: string;
}

/** Leads from a row of a result to how it came about. */
export function OriginLink({ spec, data, near }: Props) {
  return (
    <Link className={styles.link} href={originOfRow(spec, data, near)} title="How this came about">
      <Icon name="question" size={12} /> How <span className={styles.words}>this came about</span>
    </Link>
  );
}
