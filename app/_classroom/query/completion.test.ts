import { describe, expect, it } from 'vitest';
import { calculationOps } from '@/lib/query/ops.ts';
import { parseExpression } from '@/lib/query/expression/parse-expression.ts';
import { calculationChoices } from './calculation-choices.ts';
import { columnChoices, relatedChoices, withoutRelation } from './column-choices.ts';
import { columnText, completionAt } from './expression-completion.ts';
import { orderOffer } from './order-offer.ts';
import type { QueryColumn } from './query-words.ts';

const columns: QueryColumn[] = [
  { name: 'duration_ms', type: 'float', count: 200, samples: [] },
  { name: 'name', type: 'string', count: 200, samples: [] },
  { name: 'app.user id', type: 'string', count: 50, samples: [] },
  { name: 'rare', type: 'boolean', count: 1, samples: [] },
];
const values = (choices: { value: string }[]): string[] => choices.map(({ value }) => value);

describe('a column that is offered', () => {
  it('says its type, and how often it has a value', () => {
    expect(columnChoices(columns).map(({ note }) => note)).toEqual([
      'number · always there',
      'text · always there',
      'text · in 25 %',
      'true or false · in under 1 %',
    ]);
  });

  it('shows a few of its values, cut short, and what could be obeyed as text', () => {
    const seen: QueryColumn = {
      ...columns[1],
      samples: ['GET /', 'a'.repeat(40), 'x\u0000y', 'fourth'],
    } as QueryColumn;
    const examples = `GET /, ${'a'.repeat(24)}…, x\\u0000y`;
    expect(columnChoices([seen])[0]).toMatchObject({ note: 'text · always there', examples });
    expect(columnChoices(columns)[0]?.examples).toBeUndefined();
    expect(relatedChoices([seen])('root.na')[0]).toMatchObject({ value: 'root.name', examples });
    expect(calculationChoices([seen])('count_distinct(')[0]).toMatchObject({ note: 'text · always there', examples });
    expect(completionAt('$na', 3, [seen]).choices[0]).toMatchObject({ value: '$name', examples });
    expect(orderOffer({ breakdowns: ['name'] }, [seen])).toEqual([
      { value: 'COUNT', note: 'how many: spans, their events and links' },
      { value: 'name', note: 'text · always there', examples },
    ]);
  });

  it('may be one of another span of the trace, once its prefix is typed', () => {
    const offer = relatedChoices(columns);
    expect(offer('ro')[0]).toMatchObject({
      value: 'root.',
      goesOn: true,
      note: 'the trace’s first span, which has no parent',
    });
    expect(values(offer('root.'))).toEqual(columns.map(({ name }) => `root.${name}`));
    expect(values(offer('parent.dur'))).toEqual(['parent.duration_ms']);
    expect(withoutRelation('any2.name')).toBe('name');
  });

  it('stands before the prefixes until something is typed', () => {
    expect(values(relatedChoices(columns, ['none'])(''))).toEqual([
      ...columns.map(({ name }) => name), 'root.', 'parent.', 'child.', 'any.', 'any2.', 'any3.',
    ]); // prettier-ignore
  });
});

describe('a calculation that is offered', () => {
  const offer = calculationChoices(columns);

  it('is one of the usual ones first, and any of the 24', () => {
    const offered = values(offer(''));
    expect(offered.slice(0, 3)).toEqual(['COUNT', 'HEATMAP(duration_ms)', 'P90(duration_ms)']);
    for (const op of calculationOps) expect(offered.some((one) => one === op || one === `${op}(`)).toBe(true);
  });

  it('goes on with the columns that suit it', () => {
    expect(values(offer('P90('))).toEqual(['P90(duration_ms)']);
    expect(values(offer('count_distinct(')).toSorted()).toEqual(
      columns.map(({ name }) => `COUNT_DISTINCT(${name})`).toSorted(),
    );
    expect(values(offer('max'))[0]).toBe('MAX(duration_ms)');
  });
});

const at = (text: string, caret = text.length) => completionAt(text, caret, columns);

const first = (typed: string): string | undefined => values(calculationChoices(columns)(typed))[0];

describe('a calculation that is typed', () => {
  it.each([
    ['p9', 'P90(duration_ms)'],
    ['dur', 'HEATMAP(duration_ms)'],
    ['conc', 'CONCURRENCY'],
    ['p90(drms', 'P90(duration_ms)'],
    ['p90(name)', 'P90(name)'],
  ])('as %j is %s', (typed, calculation) => expect(first(typed)).toBe(calculation));
});

describe('completion in an expression', () => {
  it('offers a function with how it is written and what it does', () => {
    expect(at('coal')).toMatchObject({
      from: 0,
      to: 4,
      choices: [{ value: 'COALESCE(', label: 'COALESCE($column, …)', note: 'the first that is there' }],
    });
  });

  it('finds a function by its name, and not by what it is written with', () => {
    expect(values(at('cond').choices)).toEqual([]);
  });

  it('offers every function where a value is expected', () => {
    expect(values(at('').choices).length).toBeGreaterThan(39);
    expect(at('IF(').choices.length).toBeGreaterThan(39);
    expect(at('IF($name, 1').choices).toEqual([]);
  });

  it('offers columns behind a dollar sign, and by their name alone', () => {
    expect(at('LENGTH($na')).toMatchObject({ from: 7, to: 10, choices: [{ value: '$name' }] });
    expect(values(at('GT(dur').choices)).toContain('$duration_ms');
    expect(at('$"app.us')).toMatchObject({ from: 0, choices: [{ value: '$"app.user id"' }] });
  });

  it('offers nothing within a text', () => {
    expect(at('CONCAT("na').choices).toEqual([]);
    expect(at('REG_MATCH($name, `na').choices).toEqual([]);
    expect(at('CONCAT("a", na').choices.length).toBeGreaterThan(0);
  });

  it('looks at the word before the caret, wherever that is', () => {
    expect(at('GT($na, 3)', 6)).toMatchObject({ from: 3, to: 6 });
  });

  it.each(['duration_ms', 'app.user id', 'a "quoted" \\ name', 'schöne:name/1+2'])(
    'writes %j so that it is read again',
    (name) => {
      expect(parseExpression(columnText(name))).toMatchObject({ ok: { kind: 'column', name } });
    },
  );
});
