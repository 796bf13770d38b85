import { describe, expect, it } from 'vitest';
import { readNames } from './names-file.ts';

const messages = (text: string): string[] => {
  const read = readNames(text);
  return 'problems' in read ? read.problems.map(({ message }) => message) : [];
};

describe('a file of names', () => {
  it.each([
    ['one name a line', 'Ada Lovelace\nGrace Hopper\n', ['Ada Lovelace', 'Grace Hopper']],
    ['a header', 'name\nAda Lovelace\n', ['Ada Lovelace']],
    ['a column among others', 'id,Student,mail\n1,Ada Lovelace,ada@example.org\n', ['Ada Lovelace']],
    ['first and last names', 'Last name;First_name\nLovelace;Ada\n', ['Ada Lovelace']],
    [
      'commas and quotes in names',
      'name\n"Lovelace, Ada"\n"Grace ""Amazing"" Hopper"\n',
      ['Lovelace, Ada', 'Grace "Amazing" Hopper'],
    ],
    ['a spreadsheet’s mark and line ends', '\uFEFFname\r\nAda Lovelace\r\n\r\n', ['Ada Lovelace']],
    ['semicolons', 'name;group\n"Hopper; Grace";2\n', ['Hopper; Grace']],
    ['tabs', 'group\tname\n2\tGrace Hopper\n', ['Grace Hopper']],
    ['an empty column at the end', 'Ada Lovelace,\nGrace Hopper,\n', ['Ada Lovelace', 'Grace Hopper']],
    ['names of any script', 'name\n王小明\nÓscar  Núñez\n', ['王小明', 'Óscar Núñez']],
  ])('is read with %s', (_what, text, names) => {
    expect(readNames(text)).toEqual({ names });
  });

  it('is refused with the line of each name that is missing or there twice', () => {
    expect(messages('name,group\nAda Lovelace,1\n,2\nada  LOVELACE,3\nGrace Hopper,4\n')).toEqual([
      'line 3: a name is missing.',
      'line 4: “ada LOVELACE” stands in line 2 already.',
    ]);
  });

  it('is refused where nothing says which of several columns is the name', () => {
    expect(messages('Ada Lovelace\nHopper, Grace\n')).toEqual([
      'line 2: there are several columns, and none is named “name”.',
    ]);
  });

  it.each([
    ['quotes that do not match', 'name\nAda "the first" Lovelace\n', 'line 2'],
    ['half a name in a column that has none', 'name\nAda Lovelace\nDoe, Jane\n', 'line 3: there are more columns than'],
    ['another encoding', 'name\n�scar\n', 'UTF-8'],
    ['a name of control characters', 'name\nAda\u0007\n', 'line 2: a name holds no control characters.'],
    ['a name without end', `name\n${'a'.repeat(101)}\n`, 'at most 100'],
    ['a header alone', 'name\n', 'names nobody'],
    ['nothing at all', '', 'names nobody'],
  ])('is refused with %s', (_what, text, word) => {
    expect(messages(text)).toEqual([expect.stringContaining(word)]);
  });
});
