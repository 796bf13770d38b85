import { describe, expect, it } from 'vitest';
import { batchLimits, LogQueue } from './log-queue.ts';

const line = (message: string, timestamp = 1) => ({ timestamp, message });
const filled = (count: number, message = 'x'): LogQueue => {
  const queue = new LogQueue({ lines: 50_000, bytes: 64 * 1024 * 1024 });
  for (let nth = 0; nth < count; nth += 1) queue.add(line(message, nth));
  return queue;
};

describe('a queue of log lines', () => {
  it('gives at most 9,999 at once, and the rest afterwards', () => {
    const queue = filled(10_000);
    expect([queue.take().length, queue.take().length, queue.take().length]).toEqual([9999, 1, 0]);
  });

  it('gives no more than a megabyte at once, counted as the service counts', () => {
    const queue = filled(30, 'ü'.repeat(50_000));
    const batch = queue.take();
    const size = batch.reduce((sum, { message }) => sum + Buffer.byteLength(message) + 26, 0);
    expect(batch.length).toBe(10);
    expect(size).toBeLessThanOrEqual(batchLimits.bytes);
  });

  it('cuts a line that no call would have room for', () => {
    const queue = filled(1, '🚲'.repeat(400_000));
    const [only] = queue.take();
    expect(Buffer.byteLength(only?.message ?? '')).toBeLessThanOrEqual(batchLimits.bytes - batchLimits.overhead);
    expect(only?.message).toMatch(/\(cut\)$/);
  });

  it('puts a batch into the order of time, and no two lines more than a day apart into one', () => {
    const queue = new LogQueue();
    for (const timestamp of [5, 3, 3 + batchLimits.spanMs]) queue.add(line(String(timestamp), timestamp));
    expect(queue.take().map(({ message }) => message)).toEqual(['3', '5']);
    expect(queue.take()).toHaveLength(1);
  });

  it('drops what it has no room for, and counts it', () => {
    const queue = new LogQueue({ lines: 2, bytes: 1000 });
    expect(['a', 'b', 'c'].map((text) => queue.add(line(text)))).toEqual([true, true, false]);
    expect([queue.takeDropped(), queue.takeDropped()]).toEqual([1, 0]);
    queue.take();
    expect(queue.add(line('x'.repeat(980)))).toBe(false);
    expect(queue.add(line('d'))).toBe(true);
  });

  it('gives an empty line a blank, since the service takes no empty message', () => {
    expect(filled(1, '').take()[0]?.message).toBe(' ');
  });
});
