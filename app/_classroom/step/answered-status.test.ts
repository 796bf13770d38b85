import { describe, expect, it } from 'vitest';
import { answeredStatus } from './answered-status.ts';

const good = { status: 200, ok: true };

describe('the status of an answer', () => {
  it('is the stage’s own where a stage was asked', () => {
    expect(answeredStatus('/classroom/stages/a/after', good, '{"status":500,"body":"x"}')).toBe(500);
  });

  it('is the door’s where a route was asked, where the door refused, and where the answer cannot be read', () => {
    expect(answeredStatus('/api/a/after', good, '{"status":500}')).toBe(200);
    expect(answeredStatus('/classroom/stages/a/after', { status: 404, ok: false }, '{"status":500}')).toBe(404);
    expect(answeredStatus('/classroom/stages/a/after', good, '{"status":5')).toBe(200);
  });
});
