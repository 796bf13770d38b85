import type { Branch } from '../../waterfall/tree.ts';
import { listed, quoted } from '../quote.ts';
import type { Explanation } from './explanation.ts';

/** Two services have two clocks; a call may seem to start this much before its caller's. */
const CLOCK_SKEW = 50_000_000n;

/** Whether a call was taken up: another service's span hangs below it, so this is not where the context was lost. */
const isAnswered = ({ span, children }: Branch): boolean =>
  children.some((child) => child.span.service !== span.service);

const lasted = ({ span }: Branch): bigint => span.end - span.start;

/** The innermost unanswered call within whose time a span of another service began. */
function callerOf(lost: Branch, branches: readonly Branch[]): Branch | undefined {
  const calls = branches.filter(
    (branch) =>
      branch.span.kind === 'client' &&
      branch.span.service !== lost.span.service &&
      branch.span.start - CLOCK_SKEW <= lost.span.start &&
      lost.span.start <= branch.span.end + CLOCK_SKEW &&
      !isAnswered(branch),
  );
  return calls.toSorted((a, b) => (lasted(a) < lasted(b) ? -1 : 1))[0];
}

/**
 * A span that belongs to a trace arrived in another one. Within one service the context got lost inside the process;
 * between two services it did not travel along.
 */
export function explainOtherTrace(lost: Branch, home: readonly Branch[], wanted: string): Explanation {
  const services = home.map(({ span }) => span.service);
  const facts = {
    expected: wanted,
    actual: `${quoted(lost.span.name)} in a trace of its own (${lost.span.traceId.slice(0, 8)}…)`,
    at: [lost],
  };
  if (services.includes(lost.span.service)) {
    return {
      code: 'relation.split-traces',
      message: `${quoted(lost.span.name)} began a trace of its own, though it comes from the same service ${quoted(lost.span.service)}: one trace became several.`,
      ...facts,
      cause: 'split-traces',
    };
  }
  const caller = callerOf(lost, home);
  const calledBy =
    caller === undefined
      ? `the trace of ${listed(services)}`
      : `the call ${quoted(caller.span.name)} of ${quoted(caller.span.service)}`;
  return {
    code: 'relation.propagation-lost',
    message: `${quoted(lost.span.service)} began a trace of its own with ${quoted(lost.span.name)}, although it belongs below ${calledBy}: the traceparent header did not arrive.`,
    ...facts,
    at: caller === undefined ? [lost] : [lost, caller],
    cause: `propagation ${lost.span.service}`,
  };
}
