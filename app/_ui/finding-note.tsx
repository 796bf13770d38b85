import Link from 'next/link';
import type { Finding } from '@/lib/checker/report.ts';
import styles from './finding-note.module.css';

/** One thing that the checker found: what it looked for beside what arrived, and what to change. */
export function FindingNote({ finding, traceHref }: { finding: Finding; traceHref?: TraceHref | undefined }) {
  const where = finding.evidence?.[0];
  return (
    <div className={styles.finding} data-level={finding.level}>
      <p className={styles.message}>{finding.message}</p>
      <Sides expected={finding.expected} actual={finding.actual} />
      <p className={styles.fix}>
        <strong>What to change.</strong> {finding.fix}
      </p>
      <p className={styles.foot}>
        <Code code={finding.code} />
        {where === undefined || traceHref === undefined ? null : (
          <Link href={traceHref(where)}>See it in the trace</Link>
        )}
        {finding.link === undefined ? null : <a href={finding.link}>Read more</a>}
      </p>
    </div>
  );
}

/** A finding's code leads to the page that explains it. A problem of the app's own, with a slash in its code, has none. */
function Code({ code }: { code: string }) {
  if (code.includes('/')) return <span className={styles.code}>{code}</span>;
  return (
    <Link className={styles.code} href={`/findings/${code}`} prefetch={false}>
      {code}
    </Link>
  );
}

/** Where a trace, or one span in it, can be looked at. */
export type TraceHref = (where: { traceId: string; spanId?: string }) => string;

function Sides({ expected, actual }: { expected: string | undefined; actual: string | undefined }) {
  if (expected === undefined && actual === undefined) return null;
  return (
    <div className={styles.sides}>
      <Side label="Expected" text={expected} />
      <Side label="Found" text={actual} />
    </div>
  );
}

function Side({ label, text }: { label: string; text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <div className={styles.side}>
      <p className={styles.label}>{label}</p>
      <pre className={styles.text}>{text === '' ? '(nothing)' : text}</pre>
    </div>
  );
}
