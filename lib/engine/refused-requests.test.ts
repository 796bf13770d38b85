import { expect, it } from 'vitest';
import { RefusedRequests } from './refused-requests.ts';

it('refused requests are counted by reason, the newest first, with the latest words', () => {
  const refused = new RefusedRequests();
  refused.count({ code: 'otlp/wrong-path', message: 'No receiver at /a.', hint: 'Use /v1/traces.' }, 1);
  refused.count({ code: 'honeycomb/unknown-key', message: 'unknown API key', hint: 'Copy it again.' }, 2);
  refused.count({ code: 'otlp/wrong-path', message: 'No receiver at /b.', hint: 'Use /v1/traces.' }, 3);
  expect(refused.all()).toEqual([
    { code: 'otlp/wrong-path', count: 2, lastMessage: 'No receiver at /b. Use /v1/traces.', lastAt: 3 },
    { code: 'honeycomb/unknown-key', count: 1, lastMessage: 'unknown API key Copy it again.', lastAt: 2 },
  ]);
});
