import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isMissing, runVendor } from './python-vendors.ts';
import { openItemDoor, SERVER_TOKEN, type ItemDoor } from './rollbar-door.ts';

const trace_id = '4bf92f3577b34da6a3ce929d0e0e4736';

let door: ItemDoor;
beforeEach(async () => {
  door = await openItemDoor();
});
afterEach(() => door.close());

/** Runs the Flask app of `rollbar_flask.py`, which asks itself for each path, and gives what it printed. */
const ask = (endpoint: string, ...paths: string[]) =>
  runVendor('python', [join(import.meta.dirname, 'rollbar_flask.py'), ...paths], {
    ROLLBAR_ACCESS_TOKEN: SERVER_TOKEN,
    ROLLBAR_ENDPOINT: endpoint,
    TRACEPARENT: `00-${trace_id}-00f067aa0ba902b7-01`,
  });

describe.skipIf(isMissing('pyrollbar under Flask is not tried out'))('pyrollbar under Flask', () => {
  it('reports the course’s test message', async () => {
    const ran = await ask(`${door.url}/rollbar/api/1/`, '/rollbar/test');
    expect(ran).toMatchObject({ code: 0, out: '200 Hello World!\n' });
    expect(door.desk.filed).toMatchObject([{ title: 'Hello World!', level: 'warning', environment: 'production' }]);
  });

  it('reports the view that forgets to return, with Flask’s own words and the trace of its request', async () => {
    const ran = await ask(`${door.url}/rollbar/api/1/`, '/api/activities/home');
    expect(ran.out).toMatch(/^500 /);
    const [occurrence] = door.desk.filed;
    expect(occurrence?.title).toMatch(/^TypeError: The view function for 'data_home' did not return a valid response/);
    expect(occurrence).toMatchObject({ level: 'error', traceId: trace_id });
    expect(occurrence?.data).toMatchObject({ framework: 'flask', notifier: { name: 'pyrollbar' } });
  });

  it('reports the starter’s own misspelt class, and its frame is the application’s', async () => {
    await ask(`${door.url}/rollbar/api/1/`, '/api/activities/3f1c9a52', '/api/activities/00000000');
    expect(door.desk.filed.map(({ title }) => title)).toEqual([
      expect.stringContaining("NameError: name 'ShowActivity' is not defined"),
      expect.stringContaining("NameError: name 'ShowActivity' is not defined"),
    ]);
    expect(new Set(door.desk.filed.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  });

  it('that is given the base without its slash is told the right address', async () => {
    await ask(`${door.url}/rollbar/api/1`, '/rollbar/test');
    expect(door.desk.filed).toEqual([]);
    expect(door.problems.map(({ code }) => code)).toEqual(['transport/wrong-path']);
  });
});
