import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { LinkButton } from '@/app/_ui/button.tsx';
import type { TraceContent } from './trace-content.ts';

interface Props {
  content: Pick<TraceContent, 'signals'>;
  title: string;
}

/** A view has nothing to draw, since the trace is not here: why that may be, and where to look. */
export function NoSpans({ content: { signals }, title }: Props) {
  return (
    <EmptyState title={title}>
      <p>
        It may not have arrived yet, or it was pruned to make room. This page shows it as soon as it comes.
        {signals.length === 0 ? '' : ' What names it besides stands under the other tabs.'}
      </p>
      <LinkButton look="primary" href="/traces">
        All traces
      </LinkButton>
      <LinkButton href="/connect">What arrived, and what was turned away</LinkButton>
    </EmptyState>
  );
}

/** Nothing at all that is stored names the trace. */
export const isUnknown = ({ spans, signals }: Pick<TraceContent, 'spans' | 'signals'>): boolean =>
  spans.length === 0 && signals.length === 0;
