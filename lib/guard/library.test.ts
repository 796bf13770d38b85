import { describe, expect, it } from 'vitest';
import { benign } from './benign.fixture.ts';
import { leaks, made } from './leaks.fixture.ts';
import { libraryRules, scanWell } from './library.ts';
import { scan } from './scan.ts';

describe('the library of rules', () => {
  it('has every rule that is counted on', () => {
    expect(libraryRules.map(({ name }) => name).toSorted()).toEqual([
      '1password', 'anthropic', 'aws', 'basicauth', 'database-connection-string', 'github', 'linear', 'npm', 'openai',
      'privatekey', 'sendgrid', 'shopify', 'slack',
    ]); // prettier-ignore
  });

  it('finds what its rules are for, each by itself', () => {
    const letters = 'Ab3dE6gH9jK2'.repeat(20);
    const texts: Record<string, string> = {
      aws: `AWS_SECRET_ACCESS_KEY=${made.awsSecret}`,
      basicauth: `https://ada:${made.word.replaceAll('-', '_')}@db.example.org/`,
      'database-connection-string': `mysql://ada:${made.word}@db.internal:3306/shop`,
      github: `ghp_${letters.slice(0, 36)}`,
      linear: `lin_api_${letters.slice(0, 40)}`,
      npm: `npm_${letters.slice(0, 36)}`,
      slack: `xoxb-${String(1234567890)}-${letters.slice(0, 24)}`,
    };
    for (const [name, text] of Object.entries(texts)) {
      const rule = libraryRules.find((each) => each.name === name);
      expect([name, rule?.find(text).length]).toEqual([name, 1]);
    }
  });

  it('takes nothing from our detectors', () => {
    for (const [, key, text] of leaks)
      expect(scanWell({ key, text })).toEqual(expect.arrayContaining(scan({ key, text })));
  });

  it.each(benign)('stays silent too where %s says %j', (key, text) => {
    expect(scanWell({ key, text })).toEqual([]);
  });

  it('ends in good time on long and hostile values', () => {
    const pieces = ['SG.a', 'xoxb-1-', 'ops_ey', 'https://a:b', 'mysql://a:b@c', '_authToken=', 'sk-ant-', 'key = ',
      '-----BEGIN PRIVATE KEY-----', 'https://hooks.slack.com/services/T1', 'SECRET_KEY="a']; // prettier-ignore
    const began = process.cpuUsage().user;
    for (const piece of pieces) scanWell({ key: 'note', text: piece.repeat(65_536 / piece.length) });
    // Microseconds.
    expect(process.cpuUsage().user - began).toBeLessThan(15_000_000);
  });
});
