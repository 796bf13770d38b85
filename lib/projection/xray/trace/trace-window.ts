import type { AssembledTrace } from './assemble-trace.ts';
import type { TraceNode } from './trace-node.ts';

/** Nanoseconds since the Unix epoch. */
export interface TraceWindow {
  start: bigint;
  end: bigint;
}

/** What is in progress has lasted no time yet. */
const lastOf = ({ start, end }: TraceNode): bigint => end ?? start;

/** The first start and the last end of anything in a trace. */
export function windowOf({ nodes }: AssembledTrace): TraceWindow {
  const [first, ...others] = nodes;
  if (first === undefined) return { start: 0n, end: 0n };
  return others.reduce(
    ({ start, end }, node) => ({
      start: node.start < start ? node.start : start,
      end: lastOf(node) > end ? lastOf(node) : end,
    }),
    { start: first.start, end: lastOf(first) },
  );
}
