'use client';
import { useSearchParams } from 'next/navigation';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { LinkButton } from '@/app/_ui/button.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import { useTrace } from '../../feed/use-trace.ts';
import { useRecentTraces } from '../use-recent-traces.ts';
import { useTraceSignals } from '../use-trace-signals.ts';
import { compareHref, comparedFrom, type Compared } from './compare-address.ts';
import styles from './compare.module.css';
import { ComparisonView } from './comparison-view.tsx';
import { NotStored } from './not-stored.tsx';
import { TraceChoice } from './trace-choice.tsx';

/** Two traces beside each other; the address names them, so that a comparison can be shared. */
export function ComparePage() {
  const { ids, noIds } = comparedFrom(useSearchParams());
  const { traces } = useRecentTraces();
  const go = (wanted: Compared): void =>
    window.history.replaceState(null, '', compareHref({ ...noIds, ...ids, ...wanted }));
  const { one, other } = ids;
  const choices = [
    { which: 'one', label: 'First trace' },
    { which: 'other', label: 'Second trace' },
  ] as const;
  return (
    <div className={styles.whole}>
      <div className={styles.choices}>
        {choices.map(({ which, label }) => (
          <TraceChoice
            key={which}
            label={label}
            traces={traces}
            chosen={ids[which]}
            noId={noIds[which]}
            onChoose={(id) => go({ [which]: id })}
          />
        ))}
        {one === undefined || other === undefined ? null : (
          <LinkButton size="small" look="quiet" href={compareHref({ one: other, other: one })}>
            Swap
          </LinkButton>
        )}
      </div>
      {one === undefined || other === undefined ? (
        <EmptyState title="Choose two traces to compare.">
          <p>The same request before and after a change, a fast one and a slow one, or one that failed.</p>
        </EmptyState>
      ) : (
        <BothTraces key={`${one} ${other}`} one={one} other={other} />
      )}
    </div>
  );
}

/** Stands in for it while it is on its way, in as much room. */
export const CompareWaits = () => (
  <div className={styles.whole}>
    <Skeleton lines={8} of="the comparison" />
  </div>
);

function BothTraces({ one, other }: { one: string; other: string }) {
  const [first, second] = [useWhole(one), useWhole(other)];
  if (!(first.loaded && second.loaded)) return <Skeleton lines={8} of="the two traces" />;
  if (isEmpty(first) || isEmpty(second)) return <NotStored one={isEmpty(first)} other={isEmpty(second)} ids={{ one, other }} />; // prettier-ignore
  return <ComparisonView one={first} other={second} />;
}

/** A trace with everything that rows are made of; it grows while it is looked at. */
function useWhole(traceId: string) {
  const trace = useTrace([traceId]);
  const { signals, loaded } = useTraceSignals([traceId]);
  const { spans, syntheticRoots, truncated } = trace;
  return { traceId, spans, syntheticRoots, signals, truncated, loaded: trace.loaded && loaded };
}

export type WholeTrace = ReturnType<typeof useWhole>;

/** Nothing of it makes a row. */
const isEmpty = ({ spans, signals }: WholeTrace): boolean =>
  spans.length === 0 && !signals.some(({ signal }) => signal === 'segment');
