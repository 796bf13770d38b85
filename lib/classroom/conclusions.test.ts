import { describe, expect, it } from 'vitest';
import { Conclusions } from './conclusions.ts';

describe('verdicts that are being written down', () => {
  it('are waited for, those of this workspace alone', async () => {
    const conclusions = new Conclusions();
    const written: string[] = [];
    const work = new Promise<void>((resolve) => setImmediate(resolve)).then(() => void written.push('ada'));
    conclusions.during('ada', work);
    conclusions.during('grace', new Promise(() => {}));
    const done = conclusions.done('ada').then(() => written.push('purged'));
    await done;
    expect(written).toEqual(['ada', 'purged']);
    await conclusions.done('nobody');
  });
});
