'use client';
import { useMemo, useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { FlameChart, frameWords } from '@/app/_ui/flame/flame-chart.tsx';
import { SearchField } from '@/app/_ui/search-field.tsx';
import { ServiceLegend } from '@/app/_ui/waterfall/service-legend.tsx';
import { flameOf, type Flame } from '@/lib/flame/flame.ts';
import { matchingFrames } from '@/lib/flame/own-times.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import type { Tree } from '@/lib/waterfall/tree.ts';
import { NoSpans } from '../no-spans.tsx';
import type { TraceContent } from '../trace-content.ts';
import { useTraceTree } from '../use-trace-tree.tsx';
import styles from './flame-view.module.css';
import { OwnTimeTable } from './own-time-table.tsx';
import { useFlame, type FlameReading } from './use-flame.ts';

/** The trace added up: spans of one name with the same callers as one frame, as wide as the work in it. */
export function FlameView({ content }: { content: TraceContent }) {
  const tree = useTraceTree(content);
  const flame = useMemo(() => flameOf(tree), [tree]);
  if (tree.size === 0) {
    return <NoSpans content={content} title="No span of this trace is stored, so there is nothing to add up." />;
  }
  return <FlameGraph tree={tree} flame={flame} onShowSpan={content.onShowSpan} />;
}

interface GraphProps {
  tree: Tree;
  flame: Flame;
  onShowSpan: (spanId: string) => void;
}

function FlameGraph({ tree, flame, onShowSpan }: GraphProps) {
  const reading = useFlame(flame);
  const [wanted, setWanted] = useState('');
  const found = useMemo(() => (wanted.trim() === '' ? null : matchingFrames(flame, wanted)), [flame, wanted]);
  return (
    <section className={styles.view} aria-label="Flame graph">
      <p className={styles.says}>
        Spans of one name with the same callers are one frame, below its caller, as wide as the work in it: what it did
        itself and what it called. What runs at once counts for each, so all of it ({durationText(flame.workNs / 1e6)})
        may be more than the trace lasted.
      </p>
      <div className={styles.bar}>
        <SearchField
          label="Find in the flame graph"
          value={wanted}
          onChange={setWanted}
          placeholder="A name or a service"
        />
        {found === null ? null : <Found keys={found.keys} share={found.share} />}
        <ServiceLegend services={tree.services} colours={tree.colours} />
      </div>
      <Chosen flame={flame} reading={reading} onShowSpan={onShowSpan} />
      <FlameChart
        {...reading.chart}
        layout={reading.layout}
        colours={tree.colours}
        focused={reading.focused?.key}
        zoomed={reading.zoomed?.key}
        found={found?.keys ?? null}
      />
      <p className={styles.keys}>
        ↑ ↓ caller and called · ← → along the row · Enter zooms in · Escape zooms out
        {reading.layout.hidden === 0
          ? ''
          : ` · ${reading.layout.hidden.toLocaleString('en')} frames are too narrow or too deep to be seen: zoom in on what is above them`}
      </p>
      <OwnTimeTable flame={flame} />
    </section>
  );
}

function Found({ keys, share }: { keys: ReadonlySet<string>; share: number }) {
  const frames = `${keys.size.toLocaleString('en')} frame${keys.size === 1 ? '' : 's'}`;
  return (
    <output>
      {keys.size === 0 ? 'Nothing has this in its name or service.' : `${frames}, ${percent(share)} of the work`}
    </output>
  );
}

interface ChosenProps {
  flame: Flame;
  reading: FlameReading;
  onShowSpan: (spanId: string) => void;
}

/** What is looked at, in figures, and what may be done with it. */
function Chosen({ flame, reading: { focused, zoomed, zoomOut }, onShowSpan }: ChosenProps) {
  const frame = focused ?? zoomed ?? flame.roots[0];
  if (frame === undefined) return null;
  const share = flame.workNs === 0 ? 0 : frame.workNs / flame.workNs;
  return (
    <div className={styles.chosen}>
      <p className={styles.words}>
        {frameWords(frame)}: {percent(share)} of the trace’s work.
      </p>
      <Button size="small" onClick={() => onShowSpan(frame.slowest.spanId)}>
        {frame.count === 1 ? 'Show it in the waterfall' : 'Show its slowest in the waterfall'}
      </Button>
      <Button size="small" look="quiet" disabled={zoomed === undefined} onClick={zoomOut}>
        The whole trace
      </Button>
    </div>
  );
}

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
