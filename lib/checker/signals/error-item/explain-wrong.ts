import { nearestOf } from '../../documents/nearest.ts';
import type { Explanation } from '../../diagnose/explanation.ts';
import { quoted } from '../../quote.ts';
import type { Sight } from '../signal.ts';
import { explainSlip, named } from './explain-item.ts';
import { expectTests } from './item-tests.ts';
import type { Reported } from './read-item.ts';
import type { ErrorItemCheck } from './schema.ts';

/** Whether a report belongs to the trace of the span that another check found. */
export function isTraced({ expect }: ErrorItemCheck, { occurrence }: Reported, sight: Sight): boolean {
  const traceOf = expect?.traceOf;
  return traceOf === undefined || sight.players(traceOf).some(({ span }) => span.traceId === occurrence.traceId);
}

/** The report that is least wrong, and everything that is wrong with it. */
export function explainWrong(check: ErrorItemCheck, found: readonly Reported[], sight: Sight): Explanation[] {
  const near = nearestOf(found, expectTests(check.expect));
  const item = near?.document ?? found[0];
  if (item === undefined) return [];
  const slips = (near?.slips ?? []).map((slip) => explainSlip(slip, item));
  return isTraced(check, item, sight) ? slips : [...slips, explainTrace(check, item, sight)];
}

function explainTrace({ expect }: ErrorItemCheck, item: Reported, sight: Sight): Explanation {
  const of = expect?.traceOf ?? '';
  const [branch] = sight.players(of);
  const { traceId } = item.occurrence;
  const span = quoted(branch?.span.name ?? of);
  const [lacks, actual] =
    traceId === null
      ? [`names no trace, so nobody can find it from ${span}`, 'no trace id']
      : [`belongs to another trace than ${span}`, `the trace ${traceId.slice(0, 8)}…`];
  return {
    code: 'error-item.uncorrelated',
    message: `The report ${named(item)} ${lacks}.`,
    expected: `the trace of ${span}`,
    actual,
    at: branch === undefined ? [] : [branch],
  };
}
