import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCurriculum, readCurriculum } from './load.ts';
import { allSteps, findStep, neighboursOf } from './neighbours.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'curriculum-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, content: unknown): void {
  const full = path.join(root, 'content/lessons', file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content));
}

const lesson = (id: string) => ({ id, title: id, summary: 'A lesson.' });
const reading = (id: string) => ({ id, title: id, summary: 'A step.', minutes: 1, kind: 'read' });

/** A root with lessons and `read` steps, written as `lesson folder/step folder` → step id. */
function withSteps(places: Record<string, string>): void {
  for (const [place, id] of Object.entries(places)) {
    const [folder = ''] = place.split('/');
    write(`${folder}/lesson.json`, lesson(`lesson-${folder.slice(3)}`));
    write(`${place}/step.json`, reading(id));
    write(`${place}/step.mdx`, 'Prose.');
  }
}

const messages = () => readCurriculum(root).problems.map((problem) => problem.message);

describe('loading the curriculum', () => {
  it('puts lessons and steps in the order of their folders’ numbers', () => {
    withSteps({ '02-b/01-x': 'three', '01-a/10-y': 'two', '01-a/9-z': 'one' });
    expect(allSteps(loadCurriculum(root)).map(({ id }) => id)).toEqual(['one', 'two', 'three']);
  });

  it('leaves folders without a number alone', () => {
    withSteps({ '01-a/01-x': 'one' });
    write('01-a/evidence/notes.txt', 'x');
    expect(allSteps(loadCurriculum(root))).toHaveLength(1);
  });

  it('finds a step by its id and leads across lessons to the next and the previous one', () => {
    withSteps({ '01-a/01-x': 'one', '02-b/01-x': 'two' });
    const curriculum = loadCurriculum(root);
    expect(findStep(curriculum, 'two')?.lesson.id).toBe('lesson-b');
    expect(neighboursOf(curriculum, 'one')).toMatchObject({ previous: null, next: { id: 'two' } });
    expect(neighboursOf(curriculum, 'two')).toMatchObject({ previous: { id: 'one' }, next: null });
    expect(neighboursOf(curriculum, 'nowhere')).toEqual({ previous: null, next: null });
  });
});

describe('a mistake in the content', () => {
  it('is told with its file and place', () => {
    withSteps({ '01-a/01-x': 'one' });
    write('01-a/01-x/step.json', { ...reading('one'), titel: 'x', minutes: 0 });
    expect(messages().join('\n')).toMatch(/01-a\/01-x\/step\.json: Unrecognized key: "titel"/);
    expect(messages().join('\n')).toMatch(/01-a\/01-x\/step\.json, at minutes: /);
  });

  it('is told together with all others, and stops the loading', () => {
    withSteps({ '01-a/01-x': 'one', '01-a/02-y': 'two' });
    write('01-a/01-x/step.json', '{');
    write('01-a/02-y/step.mdx', ' ');
    expect(messages()).toHaveLength(2);
    expect(() => loadCurriculum(root)).toThrow(/not JSON[^]*has no prose/);
  });

  it('is an id that two steps share', () => {
    withSteps({ '01-a/01-x': 'one', '02-b/01-x': 'one' });
    expect(messages()).toEqual([expect.stringMatching(/02-b\/01-x\/step\.json, at id: the id “one” belongs to/)]);
  });

  it('is a step whose expectation is missing, invalid, or about another step', () => {
    withSteps({ '01-a/01-x': 'one' });
    write('01-a/01-x/step.json', { ...reading('one'), kind: 'query' });
    expect(messages()).toEqual([expect.stringContaining('query.json: this file is missing')]);
    write('01-a/01-x/query.json', {
      schema: 'spanwalk/query-expectation/v1',
      step: 'two',
      title: 'x',
      checks: [{ id: 'b', title: 'x', about: 'breakdown', column: 'name' }],
      before: {},
      after: { breakdowns: ['name'] },
    });
    expect(messages()).toEqual([expect.stringContaining('another step than “one”')]);
  });
});
