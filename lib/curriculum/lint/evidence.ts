import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { evaluate } from '../../checker/evaluate.ts';
import type { Report } from '../../checker/report.ts';
import { practicePageOf } from '../../checker/stimulus.ts';
import type { StoredSpan } from '../../telemetry/span.ts';
import type { Step } from '../step.ts';
import { trace } from '../trace-notation.ts';
import { signalsOf } from './evidence-signals.ts';

export type EmitStep = Extract<Step, { kind: 'emit' }>;

export const evidenceFile = (step: Step, variant: string): string => `${step.folder}/evidence/${variant}.trace`;

/** What really arrives of a variant, in the outline notation. Empty: nothing arrives. null: there is no such file. */
export function evidenceOf(root: string, step: Step, variant: string): StoredSpan[] | null {
  const file = path.join(root, evidenceFile(step, variant));
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  return text.trim() === '' ? [] : trace(text);
}

/** The report on a step's evidence. The run announced as many traces as it sends requests. */
export function reportOnEvidence(root: string, step: EmitStep, variant: string): Report {
  const { lesson, expectation } = step;
  const spans = evidenceOf(root, step, variant) ?? [];
  const sent = expectation.stimulus.reduce((sum, one) => sum + ('repeat' in one ? one.repeat : 1), 0);
  // The load of the practice page has a trace of its own.
  const pages = expectation.stimulus.filter((one) => practicePageOf(one, variant) !== null).length;
  const traceIds = [...new Set(spans.map((span) => span.traceId))].slice(0, sent + pages);
  const beside = signalsOf(root, step, variant);
  return evaluate(expectation, {
    lesson,
    variant,
    spans,
    ...beside,
    traceIds,
    syntheticRoots: [],
    stimuli: sent,
    closedBy: 'quiet',
  });
}
