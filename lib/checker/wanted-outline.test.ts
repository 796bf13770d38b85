import { describe, expect, it } from 'vitest';
import { check, reportOn, type CheckInput } from '../../tests/support/judge.ts';

const wanted = (...checks: CheckInput[]): string | undefined => reportOn(checks, 'a').wantedOutline;

const server = check({
  id: 'server',
  match: { kind: 'server', service: 'backend-next' },
  relations: [{ rel: 'root' }],
});
const handler = check({
  id: 'handler',
  match: { name: 'http-handler' },
  relations: [{ rel: 'childOf', of: 'server' }],
});

describe('the outline of what is wanted', () => {
  it('nests spans as the relations say, in the form of what arrived', () => {
    const query = check({
      id: 'query',
      match: { kind: 'client', attributes: { 'db.system.name': 'duckdb' } },
      relations: [{ rel: 'descendantOf', of: 'handler' }],
    });
    expect(wanted(server, handler, query)).toBe(
      [
        'backend-next: any name [server] (first of its trace)',
        '  http-handler',
        '    any name [client] (anywhere below) (db.system.name: “duckdb”)',
      ].join('\n'),
    );
  });

  it('draws a span once, however many checks are about it', () => {
    const again = check({ id: 'again', match: { name: 'http-handler' }, expect: { status: 'error' } });
    expect(wanted(server, handler, again)?.split('\n')).toHaveLength(2);
    expect(wanted(server, handler, again)).toContain('  http-handler ERROR');
  });

  it('does not draw what the author keeps back, and is not there where no span is looked for', () => {
    expect(wanted(check({ id: 'x', match: { name: 'secret' }, visibility: 'hidden' }))).toBeUndefined();
    expect(wanted(check({ id: 'x', signal: 'absent', match: { name: 'b' } }))).toBeUndefined();
  });

  it('says a pattern in words', () => {
    expect(wanted(check({ id: 'x', match: { name: { matches: '^GET ' } } }))).toBe('(a text that starts with “GET ”)');
  });
});
