import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientWithStream } from '../operations/client.fixture.ts';
import { parseQuery } from './parse-query.ts';
import { seconds, ran } from './run.fixture.ts';

describe('a hostile query', () => {
  it('is parsed without throwing, whatever it is', () => {
    const words = [
      'fields',
      'filter',
      'stats',
      'by',
      'parse',
      'like',
      'not',
      'in',
      'as',
      'count',
      '(',
      ')',
      '[',
      ']',
      '|',
      ',',
      '=',
      '*',
      '/',
      '"',
      '`',
      'a',
      '@message',
      '5m',
      '1',
      '-',
      '%',
      ' ',
      '#',
      '\n',
      'limit',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), (parts) => {
        expect(parseQuery(parts.join(' ')).kind).toMatch(/query|failed/);
        expect(parseQuery(parts.join('')).kind).toMatch(/query|failed/);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    [
      'reads a message again and again',
      `filter ${Array.from({ length: 250 }, () => 'strlen(upper(@message)) = 1').join(' or ')}`,
    ],
    ['looks for what is nearly everywhere', `filter @message like "${'a'.repeat(300)}b${'a'.repeat(300)}"`],
    ['looks for one field in another', 'filter strcontains(@message, concat(@message, "b"))'],
    ['parses by what is nearly everywhere', `parse @message "${'a'.repeat(300)}b${'a'.repeat(300)}*" as rest`],
    [
      'keeps a copy in each of many columns',
      `fields ${Array.from({ length: 200 }, (_none, at) => `upper(@message) as c${at}`).join(', ')}`,
    ],
    [
      'keeps copies once they are sorted',
      `sort took | fields ${Array.from({ length: 200 }, (_none, at) => `upper(@message) as c${at}`).join(', ')}`,
    ],
    ['groups by whole messages', 'stats count(*) by @ptr, upper(@message), lower(@message)'],
  ])('that %s ends as a timeout', async (_what, text) => {
    const client = await clientWithStream();
    for (let count = 0; count < 10; count += 1) {
      const logEvents = [{ timestamp: client.desk.clock, message: 'a'.repeat(900_000) }];
      await client.done('PutLogEvents', { logGroupName: 'cruddur', logStreamName: 'web', logEvents });
    }
    const { status } = await ran(client, text, { endTime: seconds + 100_000 });
    expect(status).toBe('Timeout');
  });

  it('that costs more than a query may ends as a timeout', async () => {
    const client = await clientWithStream();
    let state = 1;
    const message = Array.from({ length: 1_000_000 }, () =>
      (state = (state * 48_271) % 2_147_483_647) & 64 ? 'a' : 'b',
    ).join('');
    for (let count = 0; count < 3; count += 1) {
      await client.done('PutLogEvents', {
        logGroupName: 'cruddur',
        logStreamName: 'web',
        logEvents: [{ timestamp: client.desk.clock, message }],
      });
    }
    const { status } = await ran(client, `filter @message like /a${'[ab]'.repeat(200)}c/`, {
      endTime: seconds + 100_000,
    });
    expect(status).toBe('Timeout');
  });
});
