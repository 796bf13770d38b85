import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

/** Work that ends when it is told to, and says when it begins. */
function work(said: string[], name: string) {
  const told: { end: (error?: Error) => void } = { end: () => undefined };
  const run = (): Promise<string> =>
    new Promise((resolve, reject) => {
      said.push(name);
      told.end = (error) => (error ? reject(error) : resolve(name));
    });
  return { run, end: (error?: Error) => told.end(error) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('turns', () => {
  it('let work of one name come one after the other, and that of another at once', async () => {
    const said: string[] = [];
    const [first, second, other] = [work(said, 'first'), work(said, 'second'), work(said, 'other')];
    const turns = new Turns();
    void turns.run('ada', first.run);
    const done = turns.run('ada', second.run);
    void turns.run('grace', other.run);
    await settled();
    expect(said).toEqual(['first', 'other']);
    first.end();
    await settled();
    second.end();
    expect([await done, said]).toEqual(['second', ['first', 'other', 'second']]);
  });

  it('go on after work that failed, which fails alone', async () => {
    const said: string[] = [];
    const [first, second] = [work(said, 'first'), work(said, 'second')];
    const turns = new Turns();
    const failed = turns.run('ada', first.run);
    const done = turns.run('ada', second.run);
    await settled();
    first.end(new Error('boom'));
    await expect(failed).rejects.toThrow('boom');
    await settled();
    second.end();
    expect(await done).toBe('second');
  });
});
