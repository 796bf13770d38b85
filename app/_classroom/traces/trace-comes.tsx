'use client';
import { useMemo } from 'react';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import { signalFromJson } from '@/lib/telemetry/signal-json.ts';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { packedHref } from '../feed/trace-reader.ts';
import { OpeningView } from '../waterfall/opening-view.tsx';
import type { OpeningLook } from './first-look.ts';
import type { TraceViewName } from './trace-views.ts';
import { useColumns } from './use-columns.ts';
import { MOST_HEIGHT } from './waterfall-view.tsx';

/** Has the browser fetch a trace before any script has run; it hands what it fetched so to whoever asks for the same. */
export const TraceUnderWay = ({ traceId }: { traceId: string }) => (
  <link rel="preload" as="fetch" fetchPriority="low" crossOrigin="anonymous" href={packedHref(traceId)} />
);

/** A trace that is on its way: what is known of it, and where the reader looks meanwhile. */
export interface Coming {
  opening: OpeningLook | undefined;
  openSpanId: string | undefined;
  onSpan: (spanId: string) => void;
}

/** How much of it there will be, as far as that is known. */
export const countsOf = ({ opening }: Coming) => ({
  spans: opening?.opening.whole.spans ?? 0,
  signals: opening?.signals ?? [],
});

/** The spans that are here already. */
export const spansOf = ({ opening }: Coming): readonly StoredSpan[] => opening?.opening.spans ?? [];

/** A view of a trace that is on its way: how the waterfall begins, where the reader looks there, else its room. */
export function ViewComes({ view, opening, openSpanId, onSpan }: Coming & { view: TraceViewName }) {
  const { columns } = useColumns();
  const signals = useMemo(() => (opening?.signals ?? []).map(signalFromJson), [opening]);
  const begins = view === 'waterfall' && opening ? opening : undefined;
  const above = begins ? [...begins.opening.spans, ...begins.opening.missing] : [];
  const isAtTheTop = openSpanId === undefined || above.some(({ spanId }) => spanId === openSpanId);
  if (begins === undefined || !isAtTheTop) return <Skeleton lines={8} of="the trace" />;
  return (
    <OpeningView
      opening={begins.opening}
      signals={signals}
      syntheticRoots={begins.syntheticRoots}
      columns={columns}
      mostHeight={MOST_HEIGHT}
      openSpanId={openSpanId}
      onSpan={onSpan}
    />
  );
}
