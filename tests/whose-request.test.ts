import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ExpectationInput } from '../lib/checker/expectation.ts';
import { reportOn } from './support/judge.ts';

const lesson = 'content/lessons/08-challenges';

const checksOf = (step: string): ExpectationInput['checks'] =>
  (JSON.parse(readFileSync(`${lesson}/${step}/expectation.json`, 'utf8')) as ExpectationInput).checks;

/** What the step says of a student's own service whose span has these attributes. */
function saidOf(step: string, check: string, attributes: string): string[] {
  const outline = `
    backend-flask: GET /api/activities/home [server]
      http-handler ${attributes} app.user_team=compilers app.result_length=3`;
  const { checks } = reportOn(checksOf(step), outline, { variant: 'own', lesson: 'challenges' });
  return checks.find(({ id }) => id === check)?.findings.flatMap(({ code, fix }) => [code, fix ?? '']) ?? ['no check'];
}

describe.each([
  ['05-user-on-the-span', 'user-id'],
  ['06-custom-span', 'user'],
])('the user’s id in %s', (step, check) => {
  it.each(['u-1906', '42', '0f5c7a', 'Nonette', 'nullarbor', 'a.b'])('may be %s', (id) => {
    expect(saidOf(step, check, `app.user_id="${id}"`)).toEqual([]);
  });

  it.each(['undefined', 'None', 'null', 'NaN', '[object Object]', 'ada@example.org', ' ', 'u-1906 '])(
    'may not be “%s”, which is nobody’s id',
    (id) => {
      const [code, fix] = saidOf(step, check, `app.user_id="${id}"`);
      expect(code).toBe('attr.wrong-value');
      expect(fix).toContain('undefined');
    },
  );
});

it.each(['app.uuid', 'app.user_handle'])('an id called %s is told to be another column', (key) => {
  const [code, fix] = saidOf('05-user-on-the-span', 'user-id', `${key}=u-1906`);
  expect(code).toBe('attr.missing');
  expect(fix).toContain(key);
});
