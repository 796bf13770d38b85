import { describe, expect, it } from 'vitest';
import { made } from '../../guard/leaks.fixture.ts';
import { error, log } from '../../store/signals.fixture.ts';
import type { Signal, StoredSignal } from '../../telemetry/signal.ts';
import { inspect } from './inspect.ts';

const storedAs = (seq: number, signal: Signal): StoredSignal => ({
  seq,
  workspace: 'ada',
  environment: 'test',
  receivedAt: 1000,
  ...signal,
});

describe('what an error or a line is filed under', () => {
  it('is looked at as well, and a finding gives no address that tells the secret', () => {
    const signals = [
      storedAs(1, error({ fingerprint: `f-${made.aws}` })),
      storedAs(2, log({ group: `of ${made.aws}`, stream: 'web' })),
    ];
    const { sightings } = inspect({ spans: [], signals, keys: [] });
    expect(sightings.map(({ where, example: { fingerprint, group } }) => ({ where, fingerprint, group }))).toEqual([
      { where: 'the fingerprint of an error report', fingerprint: null, group: null },
      { where: 'the name of a log group', fingerprint: null, group: null },
    ]);
    expect(JSON.stringify(sightings)).not.toContain(made.aws);
  });

  it('is the way to the example where it holds no secret', () => {
    const signals = [storedAs(1, log({ group: 'cruddur', body: { type: 'string', value: made.aws } }))];
    expect(inspect({ spans: [], signals, keys: [] }).sightings).toMatchObject([{ example: { group: 'cruddur' } }]);
  });
});
