import { describe, expect, it } from 'vitest';
import { unpackDatagrams } from '../../datagrams.ts';
import { DatagramQueue, type QueueLimits } from './datagram-queue.ts';

const wide: QueueLimits = { batchBytes: 1000, waitingBytes: 100_000 };

function queueWith(limits: QueueLimits = wide) {
  const sent: number[][] = [];
  const queue = new DatagramQueue(limits, (body) => sent.push(unpackDatagrams(body).map(([first = -1]) => first)));
  return { queue, sent };
}

const datagram = (first: number, length = 1): Uint8Array => new Uint8Array(length).fill(first, 0, 1);

describe('datagrams on their way to the engine', () => {
  it('go on at once where nothing is under way', () => {
    const { queue, sent } = queueWith();
    queue.add(datagram(1));
    expect(sent).toEqual([[1]]);
  });

  it('share the next batch while one is under way, in the order in which they came', () => {
    const { queue, sent } = queueWith();
    for (const first of [1, 2, 3, 4]) queue.add(datagram(first));
    expect(sent).toEqual([[1]]);
    queue.settle(true);
    expect(sent).toEqual([[1], [2, 3, 4]]);
    queue.settle(true);
    expect(sent).toHaveLength(2);
  });

  it('fill a batch no further than its limit, and one that is larger goes alone', () => {
    const { queue, sent } = queueWith();
    for (const [index, length] of [1, 400, 600, 1, 2000, 5].entries()) queue.add(datagram(index, length));
    for (let settled = 0; settled < 5; settled += 1) queue.settle(true);
    expect(sent).toEqual([[0], [1, 2], [3], [4], [5]]);
  });

  it('are each counted, wherever they are', () => {
    const { queue } = queueWith();
    for (const first of [1, 2, 3]) queue.add(datagram(first));
    expect(queue.counts).toEqual({ received: 3, waiting: 3, taken: 0, dropped: 0 });
    queue.settle(true);
    expect(queue.counts).toEqual({ received: 3, waiting: 2, taken: 1, dropped: 0 });
    queue.settle(false);
    expect(queue.counts).toEqual({ received: 3, waiting: 0, taken: 1, dropped: 2 });
  });

  it('are dropped and counted once too many wait, even empty ones, and taken again once there is room', () => {
    const { queue, sent } = queueWith({ batchBytes: 1000, waitingBytes: 1000 });
    for (let count = 0; count < 100; count += 1) queue.add(new Uint8Array(0));
    const { dropped } = queue.counts;
    expect(dropped).toBeGreaterThan(90);
    queue.settle(true);
    queue.settle(true);
    queue.add(datagram(7));
    expect(sent.at(-1)).toEqual([7]);
    expect(queue.counts).toEqual({ received: 101, waiting: 1, taken: 100 - dropped, dropped });
  });
});
