'use client';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { LinkButton } from '@/app/_ui/button.tsx';
import { FateList, type FateLine } from '@/app/_ui/fate-list.tsx';
import { TraceView } from '../waterfall/trace-view.tsx';
import type { TraceContent } from './trace-content.ts';

/** Spans and segments as one tree, logs and errors on its axis. */
export function WaterfallView({ content }: { content: TraceContent }) {
  const { spans, signals, syntheticRoots, openSpanId, onSpan } = content;
  const hasSegments = signals.some(({ signal }) => signal === 'segment');
  if (spans.length === 0 && !hasSegments) {
    return (
      <EmptyState title="No span of this trace is stored.">
        <p>
          It may not have arrived yet, or it was pruned to make room. This page shows it as soon as it comes.
          {signals.length === 0 ? '' : ' What names it besides stands under the other tabs.'}
        </p>
        <LinkButton href="/traces">All traces</LinkButton>
      </EmptyState>
    );
  }
  return (
    <>
      <TraceView
        spans={spans}
        signals={signals}
        syntheticRoots={syntheticRoots}
        openSpanId={openSpanId}
        mostHeight="calc(100vh - 19rem)"
        onOpen={({ spanId }) => onSpan(spanId)}
      />
      <FateList
        title="What this view lost or renamed"
        fates={hasSegments ? fates : []}
        none="Nothing: spans are shown as they were sent, and logs and errors stand on their axis whole."
      />
    </>
  );
}

const fates: FateLine[] = [
  {
    field: 'fault, error, throttle',
    became: 'renamed',
    to: 'status error',
    why: 'A span fails in one way only; the row keeps the three words beside it.',
  },
  {
    field: 'annotations, metadata',
    became: 'renamed',
    to: 'annotations.*, metadata.*',
    why: 'A span has one kind of attribute: that only annotations are indexed is not seen any more.',
  },
  {
    field: 'namespace',
    became: 'changed',
    to: 'kind',
    why: 'A call (aws or remote) is drawn as a client, a segment as a server, all else as internal.',
  },
  { field: 'cause', became: 'changed', to: 'exception events', why: 'The stack stands in the X-Ray view alone.' },
];
