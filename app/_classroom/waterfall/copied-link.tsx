'use client';
import { useState, type ReactNode } from 'react';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import type { Branch } from '@/lib/waterfall/tree.ts';
import styles from './waterfall-tools.module.css';

/** The address that opens this span, with what else the page's own address says. */
export function linkTo({ spanId }: Pick<StoredSpan, 'spanId'>): string {
  const link = new URL(window.location.href);
  link.searchParams.set('span', spanId);
  return link.href;
}

/** Copies the link to a span, and says so to who cannot see that nothing else happened. */
export function useCopiedLink(): { copy: (branch: Branch['span']) => void; said: ReactNode } {
  const [words, setWords] = useState('');
  const copy = (span: StoredSpan): void => {
    const { clipboard } = navigator as { clipboard?: Clipboard };
    const copied = clipboard?.writeText(linkTo(span)) ?? Promise.reject(new Error('There is no clipboard here.'));
    copied.then(
      () => setWords('The link to this span is copied.'),
      () => setWords('The link could not be copied: the browser keeps its clipboard to itself here.'),
    );
  };
  return { copy, said: <output className={styles.toast}>{words}</output> };
}
