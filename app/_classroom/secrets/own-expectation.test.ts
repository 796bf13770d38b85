import { expect, it } from 'vitest';
import { reportOn } from '../../../tests/support/judge.ts';
import { ownExpectation } from './own-expectation.ts';

it('the expectation that is given to copy finds a secret', () => {
  const { checks } = JSON.parse(ownExpectation) as { checks: Parameters<typeof reportOn>[0] };
  expect(reportOn(checks, 'GET /a [server] enduser.id=someone@example.org').checks[0]?.status).toBe('failed');
  expect(reportOn(checks, 'GET /a [server] enduser.id=u-1').checks[0]?.status).toBe('passed');
});
