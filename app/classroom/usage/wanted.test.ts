import { describe, expect, it } from 'vitest';
import { wantedWindow } from './wanted.ts';

const NOW = 1_795_000_000_000;
const at = (query: string): ReturnType<typeof wantedWindow> =>
  wantedWindow(`http://localhost:3000/classroom/usage${query}`, NOW);

describe('an address that asks for usage', () => {
  it('asks for the day until now, where it says nothing', () => {
    expect(at('')).toEqual({ ok: { from: NOW - 86_400_000, to: NOW } });
    expect(at('?to=5&workspace=grace')).toEqual({ ok: { from: 0, to: 5 } });
  });

  it('says from when to when', () => {
    expect(at('?from=10&to=20')).toEqual({ ok: { from: 10, to: 20 } });
  });

  it.each([
    ['?from=now', 'from'],
    ['?to=-1', 'to'],
    ['?from=1.5', 'from'],
    ['?from=20&to=20', 'from'],
    ['?since=5', 'the query string'],
  ])('%s is refused in words', (query, field) => {
    expect(at(query)).toMatchObject({ problems: [{ code: 'usage/invalid', at: [field] }] });
  });
});
