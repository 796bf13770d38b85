import Link from 'next/link';
import type { Report } from '@/lib/checker/report.ts';
import styles from './trace-links.module.css';
import { traceHref } from './trace-href.ts';

/** A step that sends many requests links to the first of them. */
const MOST_LINKS = 5;

interface Props {
  traceIds: readonly string[];
  /** Null before anything was judged. */
  report: Report | null;
}

/** The way to a page for each trace of a run that is over, where its other views are; none where nothing arrived. */
export function TraceLinks({ traceIds, report }: Props) {
  if (report === null || report.closedBy === null || !hasArrived(report)) return null;
  const more = traceIds.length - MOST_LINKS;
  return (
    <p className={styles.links}>
      {traceIds.slice(0, MOST_LINKS).map((traceId, nth) => (
        <Link key={traceId} href={traceHref({ traceId })}>
          {traceIds.length === 1 ? 'Open this trace in its four views' : `Trace ${nth + 1} in its four views`}
        </Link>
      ))}
      {more > 0 ? <span>and {more} more, in the list of traces</span> : null}
    </p>
  );
}

const hasArrived = ({ inventory: { spans, beside = [] } }: Report): boolean => spans > 0 || beside.length > 0;
