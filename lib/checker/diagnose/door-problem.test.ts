import { expect, test } from 'vitest';
import { arrival } from '../../../tests/support/observed.ts';
import type { Arrival } from '../../telemetry/arrival.ts';
import type { Problem } from '../../telemetry/problem.ts';
import { explainRefusals } from './door-problem.ts';

const refused = (code: Problem['code']): Arrival =>
  arrival({ signal: 'logs', accepted: 0, status: 400, problem: { code, message: 'No.', hint: 'Look at its name.' } });

test('what a client wanted to make and found there already is no refusal', () => {
  expect(explainRefusals([refused('logs/resource-already-exists'), arrival()])).toBeNull();
});

test('what was asked of a thing that is not there is one', () => {
  const missing = refused('logs/resource-not-found');
  expect(explainRefusals([missing])).toMatchObject({ code: 'transport.refused', fix: 'Look at its name.' });
});

test('what was missing at first, was made and then taken is none', () => {
  const missing = refused('logs/resource-not-found');
  const taken = arrival({ signal: 'logs', accepted: 1 });
  expect(explainRefusals([missing, taken])).toBeNull();
  expect(explainRefusals([taken, missing])).toMatchObject({ code: 'transport.refused' });
});
