import { describe, expect, it } from 'vitest';
import { error, log } from '../../store/signals.fixture.ts';
import { shownSignal } from './shown-signal.ts';

const head = { seq: 1, workspace: 'local', environment: 'practice', receivedAt: 1 };

describe('a signal as pages are told it', () => {
  it('is an error item without the credentials of the request that it tells of', () => {
    const data = { request: { url: '/', headers: { Authorization: 'Bearer abcdefgh12345678' } } };
    const told = JSON.stringify(shownSignal({ ...head, ...error({ data }) }));
    expect(told).not.toContain('abcdefgh');
    expect(told).toContain('(hidden: 23 characters)');
  });

  it('is a log record as it came', () => {
    const attributes = { user: { type: 'string', value: 'grace' } } as const;
    expect(shownSignal({ ...head, ...log({ attributes }) })).toMatchObject({ log: { attributes } });
  });
});
