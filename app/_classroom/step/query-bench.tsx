'use client';
/** Placeholder until the query islands land. */
export function QueryBench({ step, task }: { step: string; task: string }) {
  return <p data-step={step}>{task}</p>;
}
