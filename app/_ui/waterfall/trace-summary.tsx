import { durationText } from '@/lib/waterfall/duration-text.ts';
import type { Layout } from '@/lib/waterfall/layout.ts';
import type { Annotated } from '@/lib/waterfall/row-note.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import type { Tree } from '@/lib/waterfall/tree.ts';
import { Icon } from '../icons.tsx';
import { Pill } from '../pill.tsx';
import { asSent, type AsShown } from './as-shown.ts';
import { ServiceLegend } from './service-legend.tsx';
import styles from './trace-summary.module.css';

interface Props {
  tree: Tree;
  layout: Layout;
  /** Spans with status error. */
  failed: number;
  waiting: boolean;
  /** What stands beside the spans. */
  annotated: Annotated;
  asShown?: AsShown;
}

/** What a trace amounts to, and what is odd about it as a whole. */
export function TraceSummary({ tree, layout, failed, waiting, annotated, asShown = asSent }: Props) {
  return (
    <>
      <div className={styles.summary}>
        <output className={styles.counts}>
          <Rows spans={tree.size - annotated.notes.size} annotated={annotated} />
          <Beside annotated={annotated} />
          {tree.windows.size > 1 ? <span>{plural(tree.windows.size, 'trace')}</span> : null}
          <span>{plural(tree.services.length, 'service')}</span>
          {tree.size === 0 ? null : <span>{durationText(layout.totalMs)}</span>}
          {failed === 0 ? null : (
            <Pill tone="bad" icon="cross">
              {plural(failed, 'error')}
            </Pill>
          )}
          {waiting ? <Listening /> : null}
        </output>
        <ServiceLegend services={tree.services} colours={tree.colours} asShown={asShown} />
      </div>
      <Warnings tree={tree} waiting={waiting} />
    </>
  );
}

const plural = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** The rows by what they are. Of a trace of segments alone, X-Ray's words are the headline and no span is counted. */
function Rows({ spans, annotated: { notes } }: { spans: number; annotated: Annotated }) {
  const kinds = [...notes.values()].map((note) => note.is);
  const told = [
    ...(spans === 0 && kinds.length > 0 ? [] : [plural(spans, 'span')]),
    ...(['segment', 'subsegment'] as const).flatMap((kind) => {
      const count = kinds.filter((each) => each === kind).length;
      return count === 0 ? [] : [plural(count, kind)];
    }),
  ];
  return told.map((words, nth) =>
    nth === 0 ? <strong key={words}>{words}</strong> : <span key={words}>{words}</span>,
  );
}

/** How much came beside the rows; what did not come is not counted. */
function Beside({ annotated: { marks, loose } }: { annotated: Annotated }) {
  const all = [...[...marks.values()].flat(), ...loose];
  const logs = all.filter(({ kind }) => kind === 'log').length;
  return (
    <>
      {logs === 0 ? null : <span>{plural(logs, 'log line')}</span>}
      {all.length === logs ? null : <span>{plural(all.length - logs, 'error report')}</span>}
    </>
  );
}

function Listening() {
  return (
    <span className={styles.live}>
      <span className={styles.pulse} />
      listening
    </span>
  );
}

function Warnings({ tree, waiting }: { tree: Tree; waiting: boolean }) {
  const warnings = traceWarnings(tree, waiting);
  if (warnings.length === 0) return null;
  return (
    <ul className={styles.warnings}>
      {warnings.map((warning) => (
        <li key={warning} className={styles.warning}>
          <Icon name="warning" size={14} />
          <span>{warning}</span>
        </li>
      ))}
    </ul>
  );
}

/** What is odd about a trace as a whole, in sentences. A root that may still come is not yet missed. */
export function traceWarnings(tree: Tree, waiting: boolean): string[] {
  const warnings: string[] = [];
  if (tree.size > 0 && !tree.hasRoot && !waiting) {
    warnings.push(
      'No root span has arrived: every span here names a parent. Whoever made that parent has not sent it; a dashed row stands for it.',
    );
  }
  if (tree.windows.size > 1) {
    warnings.push(`${tree.windows.size} traces are shown, one below the other. Each is drawn from its own start.`);
  }
  if (tree.environments.length > 1) {
    const names = tree.environments.map((name) => printable(name, 40)).join(' and ');
    warnings.push(
      `The spans came with ingest keys of ${tree.environments.length} environments (${names}). ` +
        'Honeycomb would show each environment only its own part; use one key for the whole project.',
    );
  }
  return warnings;
}
