'use client';
import Link from 'next/link';
import { Button } from '@/app/_ui/button.tsx';
import type { Stored } from '@/lib/telemetry/stored-spans.ts';
import type { SpanLink } from '@/lib/telemetry/span.ts';
import { nameText } from '@/lib/waterfall/name-text.ts';
import type { Branch } from '@/lib/waterfall/tree.ts';
import { asHidden } from '../secrets/as-hidden.ts';
import { traceHref } from '../step/trace-href.ts';
import styles from './found-fields.module.css';

export type FindBranch = (id: LinkedId) => Branch | undefined;
export type LinkedId = Pick<SpanLink, 'traceId' | 'spanId'>;

interface Props {
  to: LinkedId;
  /** The span that has the link. */
  from: LinkedId;
  find: FindBranch;
  onGo: (branch: Branch) => void;
  /** Undefined while that is not known. */
  stored: Stored | undefined;
}

/** Where a span's link leads: to a row of this trace, or to the page of another; and what of that is stored. */
export function LinkedSpan({ to, from, find, onGo, stored }: Props) {
  const branch = find(to);
  if (branch !== undefined) {
    return (
      <p className={styles.linked}>
        <Button size="small" onClick={() => onGo(branch)}>
          Go to {nameText(asHidden('', branch.span.name), 60)}
        </Button>{' '}
        <span>in this trace</span>
      </p>
    );
  }
  const isOwn = to.traceId === from.traceId;
  return (
    <p className={styles.linked}>
      {isOwn ? null : <Link href={traceHref(to)}>Open the linked span</Link>} <span>{storedText(stored, isOwn)}</span>
    </p>
  );
}

function storedText(stored: Stored | undefined, isOwn: boolean): string {
  if (isOwn) return 'A span of this trace, which has not arrived.';
  if (stored === 'nothing')
    return 'Nothing of its trace is stored here: it was not sent to this workspace, or it was pruned to make room.';
  if (stored === 'trace') return 'Its trace is stored, the span itself is not.';
  return 'in another trace';
}
