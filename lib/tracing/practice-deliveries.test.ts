import { afterEach, describe, expect, it } from 'vitest';
import { LogSender } from '../exporters/cloudwatch-logs/log-sender.ts';
import { practiceDeliveries } from './practice-deliveries.ts';

const senders: LogSender[] = [];
afterEach(() => Promise.all(senders.splice(0).map((each) => each.close(0))));

describe('how the addresses of the practice backend fare', () => {
  it('is told of each kind apart, and log lines that were dropped are not kept back', async () => {
    const limits = { lines: 1, bytes: 1000 };
    const sender = new LogSender({
      id: 'own',
      label: 'Own logs',
      put: async () => ({ rejected: 0 }),
      waitMs: 10_000,
      limits,
    });
    senders.push(sender);
    for (const message of ['kept', 'dropped', 'dropped too']) sender.write({ timestamp: 1, message });
    const own = { id: 'own', label: 'Own', sent: 3, failed: 1, lastFailure: 'HTTP 500' };
    const { id, label, deliveries } = sender;
    const all = practiceDeliveries({ spans: [own], lines: [{ id, label, deliveries }], errors: [own] });
    expect(all).toEqual([
      { ...own, id: 'spans own', brings: 'spans', dropped: 0 },
      {
        id: 'log lines own',
        label: 'Own logs',
        brings: 'log lines',
        sent: 0,
        failed: 0,
        dropped: 2,
        lastFailure: null,
      },
      { ...own, id: 'error reports own', brings: 'error reports', dropped: 0 },
    ]);
  });
});
