import Link from 'next/link';
import type { SecretFinding } from '@/lib/guard/finding.ts';
import { itemHref } from '../errors/item-href.ts';
import { logAddressFrom, logHref } from '../logs/log-address.ts';
import { traceHref } from '../step/trace-href.ts';

/** The way to one example, at the very span; nothing where nothing says where it belongs. */
export function ExampleLink({ finding: { signal, example } }: { finding: SecretFinding }) {
  const { traceId, spanId, fingerprint, group } = example;
  const usual = logAddressFrom(new URLSearchParams());
  if (signal === 'error' && fingerprint !== null) return <Link href={itemHref(fingerprint)}>See the error item</Link>;
  if (traceId !== null) {
    return (
      <Link href={`${traceHref({ traceId, spanId: spanId ?? undefined })}${viewOf(signal, spanId)}`}>
        See it in its trace
      </Link>
    );
  }
  if (group !== null) return <Link href={logHref({ ...usual, group })}>See its log group</Link>;
  return <span>It names no trace.</span>;
}

/** Segments and log lines have views of their own. */
function viewOf(signal: SecretFinding['signal'], spanId: string | null): string {
  const view = { segment: 'segments', log: 'logs', span: null, error: null }[signal];
  if (view === null) return '';
  return `${spanId === null ? '?' : '&'}view=${view}`;
}
