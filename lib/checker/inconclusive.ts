import type { Check } from './expectation.ts';
import type { Observation } from './observation.ts';
import type { CheckResult, Finding } from './report.ts';
import { toFinding, toResult } from './verdict.ts';

type Fault = NonNullable<Observation['fault']>;

/** The line of a check of a run that a fault of the classroom's own spoilt. */
export const spoilt = (check: Check, fault: Fault): CheckResult =>
  toResult(check, 'inconclusive', [faultFinding(fault)]);

const faultFinding = ({ code, message, hint }: Fault): Finding => ({
  code,
  level: 'info',
  message,
  fix: hint,
});

/** The line of a check that cannot be judged as it is asked. */
export function unanswerable(
  check: Check,
  code: 'check.unknown-variable' | 'check.too-ambiguous',
  what: string,
): CheckResult {
  const message =
    code === 'check.unknown-variable' ? `Nobody said what ${what} is in this run.` : `Too many spans fit “${what}”.`;
  return toResult(check, 'inconclusive', [toFinding({ code, level: 'info', message }, {})]);
}
