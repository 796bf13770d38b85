'use client';
import Link from 'next/link';
import { Icon } from '@/app/_ui/icons.tsx';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { originHref } from './origin-href.ts';
import styles from './origin-link.module.css';

/** Leads from a span to how it arrived, and to the columns that it became. */
export function SpanOriginLink({ span: { traceId, spanId } }: { span: StoredSpan }) {
  return (
    <Link className={styles.link} href={originHref({ trace: traceId, span: spanId })}>
      <Icon name="question" size={12} /> As it arrived → its columns
    </Link>
  );
}
