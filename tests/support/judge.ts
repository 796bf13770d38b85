import { evaluate } from '../../lib/checker/evaluate.ts';
import { expectationSchema, type ExpectationInput } from '../../lib/checker/expectation.ts';
import type { Observation } from '../../lib/checker/observation.ts';
import type { Report } from '../../lib/checker/report.ts';
import type { RunVariables } from '../../lib/checker/variables.ts';
import { trace } from './trace.ts';

export type CheckInput = ExpectationInput['checks'][number];

/** A span check with what a test does not care about filled in. */
export const check = (fields: Partial<CheckInput> & { id: string }): CheckInput =>
  ({ title: fields.id, signal: 'span', match: {}, ...fields }) as CheckInput;

export type Given = Partial<Observation> & { variables?: RunVariables };

/** The report on a trace in outline notation. */
export function reportOn(checks: CheckInput[], outline: string, { variables = {}, ...given }: Given = {}): Report {
  const expectation = expectationSchema.parse({
    schema: 'spanwalk/expectation/v1',
    step: 'a-step',
    title: 'A step',
    stimulus: [{ kind: 'manual', id: 'click', prompt: 'Click.' }],
    checks,
  });
  const observation: Observation = {
    lesson: 'a-lesson',
    variant: 'after',
    spans: trace(outline),
    traceIds: [],
    syntheticRoots: [],
    closedBy: 'quiet',
    ...given,
  };
  return evaluate(expectation, observation, variables);
}

/** Each check with its verdict: `server passed`, `handler failed attr.missing`, `last skipped because handler`. */
export function verdicts(checks: CheckInput[], outline: string, given: Given = {}): string[] {
  return reportOn(checks, outline, given).checks.map(({ id, status, findings, skippedBecause }) => {
    const because = skippedBecause === undefined ? [] : [`because ${skippedBecause}`];
    return [id, status, ...findings.map(({ code }) => code), ...because].join(' ');
  });
}
