import { describe, expect, it } from 'vitest';
import { readQueryFile } from './read-query-file.ts';

const problemsOf = (input: unknown) => {
  const read = readQueryFile(input);
  return 'problems' in read ? read.problems : [];
};

const fileOf = (...queries: unknown[]) => ({ schema: 'spanwalk/saved-queries/v1', queries });

describe('a file of saved queries from elsewhere', () => {
  it('is read with what it leaves out', () => {
    expect(readQueryFile(fileOf({ name: 'Latency', spec: {} }))).toEqual({
      ok: [{ name: 'Latency', description: '', dataset: '__all__', spec: {} }],
    });
  });

  it.each<[string, unknown, string, string]>([
    ['nothing', null, 'This file holds no saved queries.', 'Export as JSON'],
    ['a list', [{}], 'This file holds no saved queries.', 'Export as JSON'],
    ['the settings of a tool', { compilerOptions: {} }, 'This file holds no saved queries.', 'Export as JSON'],
    ['boards', { schema: 'spanwalk/boards/v1', boards: [] }, 'This is a file of boards.', 'boards page'],
    ['a later version', { schema: 'spanwalk/saved-queries/v9' }, 'another version: spanwalk/saved-queries/v9', 'up to date'],
    ['one query', { calculations: [{ op: 'COUNT' }] }, 'one query without a name', 'The query as JSON'],
    ['spans', { resourceSpans: [] }, 'This file holds spans', 'traces page'],
  ])('is told by what it is, once: %s', (_what, input, message, hint) => {
    const problems = problemsOf(input);
    expect(problems).toMatchObject([{ code: 'query-file/foreign' }]);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.hint).toContain(hint);
  }); // prettier-ignore

  it.each<[unknown, string]>([
    [fileOf(), 'queries: the file holds no queries.'],
    [fileOf({ name: '', spec: {} }), 'queries.0.name: a saved query needs a name.'],
    [fileOf({ spec: {} }), 'queries.0.name: it is missing; text belongs here.'],
    [{ schema: 'spanwalk/saved-queries/v1' }, 'queries: it is missing; a list belongs here.'],
    [fileOf({ name: 'a', spec: {}, dataset: 7 }), 'queries.0.dataset: 7 stands where text belongs.'],
  ])('%j is refused with its place', (input, message) =>
    expect(problemsOf(input)).toMatchObject([{ code: 'query-file/invalid', message }]),
  );
});
