'use client';
import { useMemo, useRef, type MouseEvent } from 'react';
import { SpanRow } from '@/app/_ui/waterfall/span-row.tsx';
import { TimeAxis, TimeLines } from '@/app/_ui/waterfall/time-axis.tsx';
import { TraceSummary } from '@/app/_ui/waterfall/trace-summary.tsx';
import type { StoredSignal } from '@/lib/telemetry/signal.ts';
import { timeOddities, type TraceOpening, type WholeTrace } from '@/lib/telemetry/trace-opening.ts';
import { layOut, type Layout } from '@/lib/waterfall/layout.ts';
import { openTrace, type OpenedTree } from '@/lib/waterfall/opening.ts';
import { notAnnotated, type Annotated } from '@/lib/waterfall/row-note.ts';
import type { Row } from '@/lib/waterfall/rows.ts';
import { placeMarks, timeMarks } from '@/lib/waterfall/time-marks.ts';
import { branchKey } from '@/lib/waterfall/tree.ts';
import { asHidden } from '../secrets/as-hidden.ts';
import { maskedSignal } from '../secrets/masked-telemetry.ts';
import { linkTo } from './copied-link.ts';
import { FootToCome } from './grid-foot.tsx';
import { LooseLane } from './loose-lane.tsx';
import { Oddities } from './oddity-list.tsx';
import { Panes } from './panes.tsx';
import { SpanDetail } from './span-detail.tsx';
import gridStyles from './span-grid.module.css';
import { MinimapToCome } from './trace-minimap.tsx';
import styles from './trace-view.module.css';
import { useRowWindow } from './use-row-window.ts';
import { WaterfallFrame } from './waterfall-frame.tsx';
import { ToolsToCome } from './waterfall-tools.tsx';

interface Props {
  opening: TraceOpening;
  /** Logs and errors of the trace, all of them. */
  signals: readonly StoredSignal[];
  syntheticRoots: readonly string[];
  columns: readonly string[];
  mostHeight: string;
  openSpanId: string | undefined;
  /** A row was chosen: its span is shown, and stays so when all of the trace is there. */
  onSpan: (spanId: string) => void;
}

/**
 * The top of a large trace, as `TraceView` will draw it, to be read while the rest is on its way. What counts, counts
 * the whole; what would have to know every span stands there and takes no press yet.
 */
export function OpeningView(props: Props) {
  const { opening, signals, syntheticRoots, columns } = props;
  const opened = useMemo(() => openTrace(opening, syntheticRoots), [opening, syntheticRoots]);
  const annotated = useMemo(() => annotatedBy(opening, signals), [opening, signals]);
  const layout = layOut(opened.tree);
  return (
    <div className={styles.view} aria-busy="true">
      <Panes>
        <WaterfallFrame columns={columns} mostHeight={props.mostHeight}>
          <TraceSummary
            tree={opened.tree}
            layout={layout}
            failed={opening.whole.failed}
            waiting={false}
            annotated={annotated}
            asShown={asHidden}
          />
          <ToolsToCome failed={opening.whole.failed} />
          <OdditiesToCome whole={opening.whole} />
          <MinimapToCome spans={opening.whole.spans} />
          <LooseLane annotated={annotated} layout={layout} tree={opened.tree} onMark={undefined} />
          <OpeningRows {...props} opened={opened} annotated={annotated} layout={layout} />
          <FootToCome />
        </WaterfallFrame>
        <Fields {...props} opened={opened} />
      </Panes>
    </div>
  );
}

/** The fields of a span that is among the first rows. */
function Fields({ opened: { tree, rows }, openSpanId, onSpan }: Props & { opened: OpenedTree }) {
  // Of a missing parent everything is told by all that name it.
  const branch = rows.find(({ branch: { span, isGhost } }) => !isGhost && span.spanId === openSpanId)?.branch;
  return (
    <div className={styles.fields}>
      <SpanDetail
        branch={branch}
        wantedSpanId={openSpanId}
        waiting={false}
        colours={tree.colours}
        cause={undefined}
        onGo={({ span }) => onSpan(span.spanId)}
        find={(id) => tree.find(id)}
        link={branch && linkTo(branch.span)}
      />
    </div>
  );
}

function OdditiesToCome({ whole }: { whole: WholeTrace }) {
  const ofTime = timeOddities.map((mark) => ({ mark, count: whole.odd[mark] }));
  const odd = [{ mark: 'orphan' as const, count: whole.orphans }, ...ofTime].filter(({ count }) => count > 0);
  return (
    <div inert>
      <Oddities missing={whole.missing} odd={odd} onMissing={() => undefined} onOdd={() => undefined} />
    </div>
  );
}

/** Which spans are stored is known of all, so that marks stand where they will. */
function annotatedBy({ known }: TraceOpening, signals: readonly StoredSignal[]): Annotated {
  if (signals.length === 0) return notAnnotated;
  const spanIds = new Set(known);
  const marks = timeMarks(signals.map((each) => maskedSignal(each).signal));
  return { notes: new Map(), ...placeMarks(marks, (key) => spanIds.has(key.split('/')[1] ?? '')) };
}

interface RowsProps extends Props {
  opened: OpenedTree;
  annotated: Annotated;
  layout: Layout;
}

function OpeningRows({ opening, opened: { tree, rows }, annotated, layout, columns, openSpanId, onSpan }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { narrow, rowHeight, isMeasured } = useRowWindow(scroller, rows.length, columns.length > 0);
  const height = rows.length * rowHeight;
  const count = tree.size + opening.whole.missing;
  // As `useTreegrid` has it: the ARIA practices' own tree grid is a table with this role. Its keys come with all rows.
  const tableProps = { role: 'treegrid', onClick: (event: MouseEvent) => choose(event, rows, onSpan) };
  return (
    <div ref={scroller} className={gridStyles.scroller} data-opening data-unmeasured={!isMeasured || undefined}>
      <TimeLines layout={layout} narrow={narrow} height={height} />
      <table {...tableProps} className={gridStyles.grid} aria-label="Spans of the trace" aria-rowcount={count + 1}>
        <TimeAxis layout={layout} narrow={narrow} columns={columns} />
        <tbody className={gridStyles.rows} style={{ '--row-height': `${rowHeight}px`, height } as object}>
          {rows.map((row, index) => (
            <SpanRow
              key={branchKey(row.branch.span)}
              row={row}
              index={index + 2}
              layout={layout}
              colours={tree.colours}
              top={null}
              selected={row.branch.span.spanId === openSpanId}
              reachable={false}
              fresh={false}
              narrow={narrow}
              waiting={false}
              marks={annotated.marks.get(branchKey(row.branch.span))}
              columns={columns}
              asShown={asHidden}
              glides={false}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A click opens its row's span; nothing folds yet. */
function choose({ target }: MouseEvent, rows: readonly Row[], onSpan: Props['onSpan']): void {
  const key = (target as Element).closest<HTMLElement>('[data-row]')?.dataset['row'];
  const row = rows.find(({ branch }) => branchKey(branch.span) === key);
  if (row !== undefined) onSpan(row.branch.span.spanId);
}
