'use client';
import { useMemo } from 'react';
import { FateList } from '@/app/_ui/fate-list.tsx';
import { rowFates, toldOf } from '@/lib/projection/xray/trace/segment-fates.ts';
import { RoundTrips } from '../practice/round-trips.tsx';
import { maskedFates } from '../secrets/masked-telemetry.ts';
import { TraceView } from '../waterfall/trace-view.tsx';
import { NoSpans } from './no-spans.tsx';
import type { TraceContent } from './trace-content.ts';
import { useColumns } from './use-columns.ts';

/** What the rows take of the window, as a CSS length. */
export const MOST_HEIGHT = 'max(20rem, calc(100vh - 24rem))';

/** Spans and segments as one tree, logs and errors on its axis. */
export function WaterfallView({ content }: { content: TraceContent }) {
  const { spans, signals, syntheticRoots, openSpanId, isQuarter, onSpan } = content;
  const told = useMemo(() => toldOf(signals), [signals]);
  const columns = useColumns();
  if (spans.length === 0 && told.length === 0)
    return <NoSpans content={content} title="No span of this trace is stored." />;
  return (
    <>
      <TraceView
        spans={spans}
        signals={signals}
        syntheticRoots={syntheticRoots}
        openSpanId={openSpanId}
        mostHeight={isQuarter ? '14rem' : MOST_HEIGHT}
        onOpen={({ spanId }) => onSpan(spanId)}
        tools={isQuarter ? undefined : columns}
      />
      <RoundTrips spans={spans} />
      <FateList
        title="What this view lost or renamed"
        fates={maskedFates(rowFates(told))}
        none="Logs and errors stand on their axis whole, and spans are shown as they were sent, but for what no field has: a span’s flags, a link’s trace state, and how much events, links, resource and scope had dropped."
      />
    </>
  );
}
