import { describe, expect, it } from 'vitest';
import { benign } from './benign.fixture.ts';
import { detectorNames } from './detectors.ts';
import { leaks, made } from './leaks.fixture.ts';
import { finds, scan } from './scan.ts';

describe('a detector', () => {
  it.each(leaks)('%s finds its secret in %s (leak %#)', (name, key, text) => {
    expect(finds(name, { key, text })).toBe(true);
  });

  it('has a leak that shows it', () => {
    const shown = new Set(leaks.map(([name]) => name));
    expect(detectorNames.filter((name) => !shown.has(name))).toEqual([]);
  });

  it.each(benign)('stays silent where %s says %j', (key, text) => {
    expect(scan({ key, text }).map(({ detector }) => detector)).toEqual([]);
  });

  it('takes a secret’s place for what it is, however it was taken out', () => {
    const taken = ['[REDACTED]', '***', '•••', '<masked>', '[Filtered]', '{email:hidden}', 'xxxxx', '%5BREDACTED%5D'];
    const found = taken.filter((text) => scan({ key: 'http.request.header.authorization', text }).length > 0);
    expect(found).toEqual([]);
  });

  it('looks at a card’s number where it is whole, and not inside of another', () => {
    expect(scan({ key: 'n', text: `x${made.card}` })).toEqual([]);
    expect(scan({ key: 'n', text: `${made.card}1234` })).toEqual([]);
    expect(scan({ key: 'trace_id', text: made.card })).toEqual([]);
  });
});

describe('a scan', () => {
  it('tells a secret once, by the detector that knows it best', () => {
    const text = `Bearer ${made.jwt}`;
    expect(scan({ key: 'http.request.header.authorization', text })).toEqual([
      { detector: 'auth-header', from: 0, to: text.length },
    ]);
  });

  it('tells every secret of a text, in order', () => {
    const text = `someone@example.org paid with ${made.card} and password=${made.word}`;
    const hits = scan({ key: 'note', text });
    expect(hits.map(({ detector }) => detector)).toEqual(['email', 'pan-luhn', 'password']);
    expect(hits.map(({ from, to }) => text.slice(from, to))).toEqual(['someone@example.org', made.card, made.word]);
  });
});

/** How long work takes, in microseconds of this process. */
function effort(work: () => void): number {
  const began = process.cpuUsage().user;
  work();
  return process.cpuUsage().user - began;
}

describe('hostile values', () => {
  it('take no longer than they should, although headers are nearly all asterisks', () => {
    const text = `${'*'.repeat(65_536)}a`;
    // With two ways to read an asterisk, 4 KB alone took twenty seconds.
    const microseconds = effort(() => {
      expect(finds('auth-header', { key: 'authorization', text })).toBe(true);
      expect(finds('cookie', { key: 'cookie', text })).toBe(true);
    });
    expect(microseconds).toBeLessThan(2_000_000);
  });

  const pieces = ['a', '1', 'eyJ-', 'x@', 'a:', '://', ':@', 'bearer ', '?sig=', '4111 ', '-----BEGIN ', 'PRIVATE KEY',
    'password ', 'password "', 'api_key=', 'SG.a', 'xoxb-1', 'DE89 ', "values ('a", "select '", '=1', "''", 'a@b.',
    '%40a.', 'hooks.slack.com/services/T', 'ghp_', 'glsa_', '-----BEGIN RSA PRIVATE KEY-----', 'a=b;', '.a@']; // prettier-ignore

  it.each(pieces)('take no longer than they should, made of %j', (piece) => {
    const text = piece.repeat(65_536 / piece.length);
    // A pattern that is quadratic in 64 KB takes minutes.
    const microseconds = effort(() => {
      for (const key of ['note', 'db.query.text', 'cookie']) scan({ key, text });
    });
    expect(microseconds).toBeLessThan(3_000_000);
  });
});
