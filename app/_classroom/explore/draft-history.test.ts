import { describe, expect, it } from 'vitest';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { changed, firstDraft, redone, settled, typedPlace, undone } from './draft-history.ts';

const where = (value: string): QuerySpecInput => ({ filters: [{ column: 'name', op: '=', value }] });
const by = (...breakdowns: string[]): QuerySpecInput => ({ breakdowns });
const after = (...drafts: QuerySpecInput[]) => drafts.reduce(changed, firstDraft({}));

describe('undo', () => {
  it('goes back step by step, and forward again', () => {
    const two = after(by('a'), by('a', 'b'));
    expect(undone(two).now).toEqual(by('a'));
    expect(undone(undone(two)).now).toEqual({});
    expect(redone(undone(undone(two))).now).toEqual(by('a'));
    expect(redone(redone(undone(undone(two)))).now).toEqual(by('a', 'b'));
  });

  it('stays where there is nothing before, and nothing after', () => {
    const one = after(by('a'));
    expect(redone(one)).toBe(one);
    expect(undone(firstDraft({}))).toEqual(firstDraft({}));
  });

  it('takes back what was typed at one place in one step', () => {
    const typed = after(where(''), where('h'), where('ho'), where('home'));
    expect(undone(typed).now).toEqual(where(''));
    expect(undone(undone(typed)).now).toEqual({});
  });

  it('keeps apart what was typed before and after a question was asked', () => {
    const typed = changed(settled(after(where(''), where('home')), where('home')), where('homes'));
    expect(undone(typed).now).toEqual(where('home'));
  });

  it('forgets what was undone once something else is changed', () => {
    const other = changed(undone(after(by('a'))), by('b'));
    expect(redone(other)).toBe(other);
  });

  it('makes no step of a change that changes nothing', () => {
    expect(after(by('a'), by('a')).past).toHaveLength(1);
  });

  it('remembers a hundred steps and no more', () => {
    const many = after(...Array.from({ length: 150 }, (_, index) => by(`c${index}`)));
    expect(many.past).toHaveLength(100);
  });
});

describe('the place that was typed into', () => {
  it.each([
    [where('a'), where('ab'), 'filters.0.value'],
    [{ limit: 1 }, { limit: 10 }, 'limit'],
    [{ filters: [{ column: 'a', op: 'in', value: ['x'] }] }, { filters: [{ column: 'a', op: 'in', value: ['x', 'y'] }] }, 'filters.0.value'],
    [by('a'), by('b'), null],
    [{ usage_mode: true }, { usage_mode: false }, null],
    [where('a'), { ...where('b'), limit: 1 }, null],
  ])('between %j and %j is %j', (before, now, place) => expect(typedPlace(before, now)).toBe(place)); // prettier-ignore
});
