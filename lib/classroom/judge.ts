import type { Curriculum } from '../curriculum/step.ts';
import { findStep } from '../curriculum/neighbours.ts';
import type { Expectation } from '../checker/expectation.ts';
import { evaluate } from '../checker/evaluate.ts';
import { decide } from '../checker/waiting.ts';
import type { Run } from './run-schema.ts';
import type { Judge } from './run-watch.ts';

function expectationOf(curriculum: Curriculum, run: Run): Expectation {
  const step = findStep(curriculum, run.step)?.step;
  if (step?.kind !== 'emit') throw new Error(`The step ${run.step} has no expectation of telemetry.`);
  return step.expectation;
}
