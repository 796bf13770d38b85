import { describe, expect, it } from 'vitest';
import { choiceFor } from './combobox-choices.ts';
import { matching } from './matching.ts';

const choices = ['duration_ms', 'name', 'app.now', 'app.result_length', 'app.build'].map((value) => ({ value }));
const found = (typed: string): string[] => matching(choices, typed).map(({ value }) => value);

describe('completion', () => {
  it('offers everything until something is typed', () => expect(found('')).toHaveLength(5));

  it('finds what contains the text, whatever the case', () =>
    expect(found('APP.')).toEqual(['app.now', 'app.result_length', 'app.build']));

  it('puts first what begins with it, then a word of which does, then what contains it', () =>
    expect(found('n')).toEqual(['name', 'app.now', 'duration_ms', 'app.result_length']));

  it('finds a word without all of its letters, and puts it last', () => {
    expect(found('bild')).toEqual(['app.build']);
    expect(found('rlen')).toEqual(['app.result_length']);
    expect(
      matching([{ value: 'app.build_id' }, { value: 'bid' }, { value: 'abide' }], 'bid').map(({ value }) => value),
    ).toEqual(['bid', 'abide', 'app.build_id']);
  });

  it('finds nothing by letters that only happen to stand there', () => {
    expect(found('uts')).toEqual([]);
    expect(found('dm')).toEqual([]);
  });

  it('stays short', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ value: `c${index}` }));
    expect(matching(many, 'c').length).toBeLessThan(100);
  });
});

describe('what Enter takes', () => {
  it.each([
    ['nam', ['name', 'app.now'], 0],
    ['Name', ['app.name', 'name'], 1],
    ['name', ['NAME', 'name'], 1],
    ['nothing', [], -1],
    ['  ', ['name'], -1],
  ])('for %j of %j is number %i', (typed, offered, place) =>
    expect(choiceFor(offered.map((value) => ({ value })), typed)).toBe(place),
  );
}); // prettier-ignore
