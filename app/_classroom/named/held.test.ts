import { describe, expect, it } from 'vitest';
import { nothingYet, refused, withoutThing, withThing, withThings, type Held, type Named } from './held.ts';

const thing = (name: string, id = name): Named => ({ id, name });
const holding = (...names: string[]): Held<Named> =>
  withThings(
    nothingYet,
    names.map((name) => thing(name)),
    '',
  );
const namesOf = ({ things }: Held<Named>): string[] => things.map(({ name }) => name);

const problem = { code: 'named/taken', message: 'The name is taken.', hint: 'Take another.' } as const;

describe('things that are kept by name', () => {
  it('stand by their names, as a person counts', () => {
    expect(namesOf(holding('b 10', 'b 9', 'a'))).toEqual(['a', 'b 9', 'b 10']);
  });

  it('take a new name in the place of the old one', () => {
    const renamed = withThing(holding('a', 'b'), thing('c', 'a'), 'It is called “c” now.');
    expect(namesOf(renamed)).toEqual(['b', 'c']);
    expect(renamed.notice).toBe('It is called “c” now.');
  });

  it('can be had back after they are deleted, until something else is done', () => {
    const without = withoutThing(holding('a', 'b'), thing('a'));
    expect(without).toMatchObject({ deleted: thing('a'), notice: '“a” is deleted.' });
    expect(namesOf(without)).toEqual(['b']);
    expect(withThing(without, thing('c'), '').deleted).toBeNull();
  });

  it('stay where a wish is refused, whose problems are past with the next that is not', () => {
    const after = refused({ ...holding('a'), notice: 'done' }, [problem]);
    expect(after).toMatchObject({ things: [thing('a')], problems: [problem], notice: '', loading: false });
    expect(withThing(after, thing('b'), '').problems).toEqual([]);
  });
});
