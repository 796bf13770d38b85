import { describe, expect, it } from 'vitest';
import { check, reportOn } from '../../../tests/support/judge.ts';
import { logEvent } from '../../../tests/support/observed.ts';

const span = check({ id: 'any', match: {} });
const remarksOn = (text: string, where: 'span' | 'log' = 'span'): string[] => {
  const outline =
    where === 'span' ? `GET /home [server] event:exception event.exception.message="${text}"` : 'GET /home';
  const logs = where === 'log' ? [logEvent(text)] : [];
  return (reportOn([span], outline, { logs }).remarks ?? []).map(({ code }) => code);
};

describe('a crash whose cause is known by its words', () => {
  it.each([
    ['The view function for data_home did not return a valid response.', 'crash.no-return'],
    ["run() missing 1 required positional argument: 'logger'", 'crash.signature'],
    ["run() got an unexpected keyword argument 'user_handle'", 'crash.signature'],
    ["'Flask' object has no attribute 'before_first_request'", 'crash.removed-hook'],
    ["name 'app' is not defined", 'crash.before-app'],
    ["'NoneType' object has no attribute 'put_http_meta'", 'crash.segment-closed'],
    ['cannot find the current segment/subsegment, please make sure you have a segment open', 'crash.segment-closed'],
  ])('is remarked on: %s', (text, code) => {
    expect(remarksOn(text)).toContain(code);
    expect(remarksOn(text, 'log')).toContain(code);
  });

  it('is not seen in words that only sound like it', () => {
    expect(remarksOn("name 'apple' is not defined")).toEqual([]);
    expect(remarksOn('The view function did what it should.')).toEqual([]);
  });
});
