import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

/** Lets everything run that waits for nothing from outside. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function slowTask() {
  const started: string[] = [];
  const ends: (() => void)[] = [];
  const demand = oneAtATime((what: string) => {
    started.push(what);
    return new Promise<void>((resolve) => ends.push(resolve));
  });
  const end = async (): Promise<void> => {
    ends.at(-1)?.();
    await settled();
  };
  return { demand, started, end };
}

test('a task that is demanded runs at once, and again when it is demanded after its end', async () => {
  const { demand, started, end } = slowTask();
  demand('first');
  expect(started).toEqual(['first']);
  await end();
  expect(started).toEqual(['first']);
  demand('second');
  expect(started).toEqual(['first', 'second']);
});

test('what is demanded while it runs waits for its end, and is one run for the newest demand', async () => {
  const { demand, started, end } = slowTask();
  demand('first');
  demand('second');
  demand('third');
  await settled();
  expect(started).toEqual(['first']);
  await end();
  expect(started).toEqual(['first', 'third']);
  await end();
  expect(started).toEqual(['first', 'third']);
});
