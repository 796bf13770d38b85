'use client';
import { useRouter, useSearchParams } from 'next/navigation';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { Callout } from '@/app/_ui/callout.tsx';
import { LinkButton } from '@/app/_ui/button.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import { useTrace } from '../feed/use-trace.ts';
import { traceHref } from '../step/trace-href.ts';
import { TraceView } from '../waterfall/trace-view.tsx';

/** One trace by itself; it grows while it is open, and its address names the chosen span. */
export function TracePage({ traceId }: { traceId: string }) {
  const router = useRouter();
  const openSpanId = useSearchParams().get('span') ?? undefined;
  const { spans, syntheticRoots, truncated, loaded } = useTrace([traceId]);
  if (!loaded && spans.length === 0) return <Skeleton lines={8} of="the trace" />;
  if (spans.length === 0) {
    return (
      <EmptyState title="No span of this trace is stored.">
        <p>It may not have arrived yet, or it was pruned to make room. This page shows it as soon as it comes.</p>
        <LinkButton href="/traces">All traces</LinkButton>
      </EmptyState>
    );
  }
  return (
    <>
      {truncated ? (
        <Callout kind="warning" title={`Only the first ${spans.length.toLocaleString('en')} spans are shown.`}>
          <p>The trace has more. Ask for them on the explore page.</p>
        </Callout>
      ) : null}
      <TraceView
        spans={spans}
        syntheticRoots={syntheticRoots}
        openSpanId={openSpanId}
        mostHeight="70vh"
        onOpen={({ spanId }) => router.replace(traceHref({ traceId, spanId }), { scroll: false })}
      />
    </>
  );
}
