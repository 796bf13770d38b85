import { describe, expect, it } from 'vitest';
import { fewAtATime } from './few-at-a-time.ts';

const settle = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('a few at a time', () => {
  it('run side by side, and the others after them, in their order', async () => {
    const begun: number[] = [];
    const end = new Map<number, () => void>();
    const turn = fewAtATime(2);
    const all = [0, 1, 2, 3].map((number) =>
      turn(() => {
        begun.push(number);
        return new Promise<void>((done) => end.set(number, done));
      }),
    );
    await settle();
    expect(begun).toEqual([0, 1]);
    end.get(1)?.();
    await settle();
    expect(begun).toEqual([0, 1, 2]);
    for (const number of [0, 2]) end.get(number)?.();
    await settle();
    end.get(3)?.();
    await Promise.all(all);
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it('go on after one that failed', async () => {
    const turn = fewAtATime(1);
    const failed = turn(() => Promise.reject(new Error('broken')));
    const next = turn(() => Promise.resolve('next'));
    await expect(failed).rejects.toThrow('broken');
    await expect(next).resolves.toBe('next');
  });

  it('are never more, where one comes in the moment in which another ends', async () => {
    let running = 0;
    let most = 0;
    const turn = fewAtATime(2);
    const task = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await settle();
      running -= 1;
    };
    const first = [turn(task), turn(task), turn(task)];
    const later = first.map((one) => one.then(() => turn(task)));
    await Promise.all(later);
    expect(most).toBe(2);
  });
});
