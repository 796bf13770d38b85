import { describe, expect, it } from 'vitest';
import { summarise } from '../../checker/summary.ts';
import { check, reportOn } from '../../../tests/support/judge.ts';
import { tableOf } from './table.ts';

const handler = check({ id: 'handler', title: 'The handler', match: { name: 'http-handler' } });
const query = check({ id: 'query', match: { name: 'query' }, relations: [{ rel: 'childOf', of: 'handler' }] });

describe('the table', () => {
  it('puts what was wanted above what arrived where a step failed, and says which check comes first', () => {
    const table = tableOf(summarise([reportOn([handler, query], 'backend-next: GET [server] @0+10')]), false);
    expect(table).toMatch(
      /what was wanted:\n\s+http-handler\n\s+query\n\s+what arrived:\n\s+backend-next: GET \[server\]/,
    );
    expect(table).toContain('“The handler” comes first');
  });

  it('tells what was noticed besides, also where all is green', () => {
    const table = tableOf(summarise([reportOn([handler], 'http-handler', { lateByMs: 9000 })]), false);
    expect(table).toMatch(/9 s after the verdict.*\(delivery\.late\)/);
    expect(table).not.toContain('what was wanted');
  });
});
