import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

describe('turns', () => {
  it('come one after the other for one name, and do not wait for another’s', async () => {
    const turns = new Turns();
    const order: string[] = [];
    const first = turns.run('one', async () => {
      await turns.run('other', async () => void order.push('other'));
      order.push('first');
    });
    const second = turns.run('one', async () => void order.push('second'));
    await Promise.all([first, second]);
    expect(order).toEqual(['other', 'first', 'second']);
  });

  it('go on after one that failed', async () => {
    const turns = new Turns();
    const failed = turns.run('one', () => Promise.reject(new Error('no luck')));
    expect(await turns.run('one', async () => 'next')).toBe('next');
    await expect(failed).rejects.toThrow('no luck');
  });

  it('leave nothing behind', async () => {
    const turns = new Turns();
    for (let nth = 0; nth < 50; nth += 1) void turns.run(`name-${nth % 20}`, async () => nth);
    expect(turns.size).toBe(20);
    await turns.done();
    expect(turns.size).toBe(0);
  });
});
