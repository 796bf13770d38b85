import { describe, expect, it } from 'vitest';
import { emitStepBefore } from './neighbours.ts';
import type { Step } from './step.ts';

const steps = (...kinds: Step['kind'][]): Step[] => kinds.map((kind, at) => ({ kind, id: `${kind}-${at}` }) as Step);
const before = (stepId: string, ...kinds: Step['kind'][]): string | undefined =>
  emitStepBefore({ steps: steps(...kinds) }, stepId)?.id;

describe('the step that sends what a question is about', () => {
  it('is the nearest earlier one of the same lesson that sends anything', () => {
    expect(before('query-3', 'emit', 'emit', 'read', 'query', 'emit')).toBe('emit-1');
  });

  it('is none where nothing was sent before, and for a step of another lesson', () => {
    expect(before('query-0', 'query', 'emit')).toBeUndefined();
    expect(before('elsewhere', 'emit')).toBeUndefined();
  });
});
