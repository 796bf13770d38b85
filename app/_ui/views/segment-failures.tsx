import type { TraceNode } from '@/lib/projection/xray/trace/trace-node.ts';
import { Pill } from '../pill.tsx';

/** How a segment stands, in X-Ray's words: OK, or the ways in which it failed; and whether it is still open. */
export function SegmentFailures({
  node,
}: {
  node: Pick<TraceNode, 'error' | 'throttle' | 'fault' | 'end' | 'isOrphan'>;
}) {
  const { error, throttle, fault, end, isOrphan } = node;
  const failed = error || throttle || fault;
  return (
    <>
      {failed || end === null ? null : <Pill tone="good">OK</Pill>}
      {error ? <Pill tone="warn">error 4xx</Pill> : null}
      {throttle ? <Pill tone="warn">throttle 429</Pill> : null}
      {fault ? <Pill tone="bad">fault 5xx</Pill> : null}
      {end === null ? <Pill tone="warn">in progress</Pill> : null}
      {isOrphan ? (
        <span title="It names a parent that is none of these segments: it has not come, or is known only as a span.">
          <Pill>parent not here</Pill>
        </span>
      ) : null}
    </>
  );
}
