import { describe, expect, it } from 'vitest';
import { addressKey, announced, firstLanding, landed, overtaken } from './landing.ts';

const at = (text: string): string => addressKey(new URLSearchParams(text));
const [none, count, byService] = [at(''), at('query=count'), at('query=by-service')];

describe('where the explore page stands', () => {
  it('keeps the question that it announced itself', () => {
    const landing = landed(announced(firstLanding(none), count), count);
    expect(landing).toEqual({ at: count, turn: 0, ahead: [] });
  });

  it('keeps the second of two quick questions while the first one lands', () => {
    const both = announced(announced(firstLanding(none), count), byService);
    const first = landed(both, count);
    expect(first).toEqual({ at: count, turn: 0, ahead: [byService] });
    expect(landed(first, byService)).toEqual({ at: byService, turn: 0, ahead: [] });
  });

  it('waits no longer for an address that a later one overtook', () => {
    const both = announced(announced(firstLanding(none), count), byService);
    expect(landed(both, byService)).toEqual({ at: byService, turn: 0, ahead: [] });
  });

  it('asks an address anew that somebody else went to, even if it was announced once', () => {
    const landing = landed(landed(announced(firstLanding(none), count), count), none);
    expect(landing).toEqual({ at: none, turn: 1, ahead: [] });
    expect(landed(landing, count).turn).toBe(2);
  });

  it('forgets what it announced when the student goes back before it landed', () => {
    const back = overtaken(announced(firstLanding(none), count));
    expect(back).toEqual({ at: none, turn: 1, ahead: [] });
    expect(landed(back, count).turn).toBe(2);
  });

  it('takes no turn where nothing was under way', () => {
    const landing = firstLanding(none);
    expect(overtaken(landing)).toBe(landing);
    expect(landed(landing, none)).toBe(landing);
  });

  it('tells a saved query from the same words as a question', () => {
    expect(at('saved=a')).not.toBe(at('query=a'));
    expect(at('saved=a&query=b')).not.toBe(at('saved=a'));
  });
});
