import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { judgeQuery } from '../lib/checker/judge-query.ts';
import { judgeSavedQuery, type SavedAnswer } from '../lib/checker/judge-saved-query.ts';
import type { QueryCheck } from '../lib/checker/query-expectation.ts';
import type { CheckStatus } from '../lib/checker/report.ts';
import { sentByTheEnd } from '../lib/curriculum/lint/lint-asked.ts';
import { readCurriculum } from '../lib/curriculum/load.ts';
import { allSteps } from '../lib/curriculum/neighbours.ts';
import type { Step } from '../lib/curriculum/step.ts';
import { evaluateQuery } from '../lib/query/evaluate.ts';
import { planQuery } from '../lib/query/plan.ts';
import { querySpecSchema, type QuerySpec } from '../lib/query/spec.ts';
import type { StoredSpan } from '../lib/telemetry/span.ts';

type QueryStep = Extract<Step, { kind: 'query' }>;

const { curriculum } = readCurriculum(fileURLToPath(new URL('../', import.meta.url)));
const steps = allSteps(curriculum).filter((step): step is QueryStep => step.kind === 'query');

const sent = sentByTheEnd();
const NOW = Number(sent.at(-1)?.end ?? 0n) / 1e6 + 1000;
const WEEK = 604_800;

const occasion = { lesson: 'l', variant: 'student' };
const answer = (spec: QuerySpec, spans: StoredSpan[]): SavedAnswer => ({
  id: 'saved',
  name: 'saved',
  spec,
  result: evaluateQuery(planQuery(spec, NOW), spans),
});

/** The verdict on a student who asks this, and saves it where the step wants that. */
function verdictOn({ expectation }: QueryStep, spec: QuerySpec, spans = sent): CheckStatus {
  const asked = answer(spec, spans);
  if (!expectation.saved) return judgeQuery(expectation, asked, occasion).status;
  return judgeSavedQuery(expectation, { asked: null, saved: [asked], open: null }, occasion).status;
}

/** The right query without what one check looks for; null where that is nothing of the query itself. */
function without(check: QueryCheck, spec: QuerySpec): QuerySpec | null {
  switch (check.about) {
    case 'calculation': {
      const rest = spec.calculations.filter(
        ({ op, column }) => op !== check.op || (column ?? undefined) !== check.column,
      );
      return { ...spec, calculations: rest, orders: [], havings: [] };
    }
    case 'breakdown':
      return { ...spec, breakdowns: spec.breakdowns.filter((column) => column !== check.column), orders: [] };
    case 'filter':
      return { ...spec, filters: spec.filters.filter(({ column }) => column !== check.column) };
    case 'time-range':
      return { ...spec, time_range: WEEK };
    case 'result':
    case 'saved':
      return null;
    default:
      return check satisfies never;
  }
}

/** The verdict where just this is missing: of the query, of what it finds, or that it is saved. */
function verdictWithout(step: QueryStep, check: QueryCheck): CheckStatus {
  const { expectation } = step;
  const spec = without(check, expectation.after);
  if (spec !== null) return verdictOn(step, spec);
  if (check.about === 'result') return verdictOn(step, expectation.after, []);
  const asked = answer(expectation.after, sent);
  return judgeSavedQuery(expectation, { asked, saved: [], open: null }, occasion).status;
}

/** The verdict on who only looks: an empty query, and where it is to be saved, none at all. */
function verdictOnVisit(step: QueryStep): CheckStatus {
  const { expectation } = step;
  if (!expectation.saved) return verdictOn(step, querySpecSchema.parse({}));
  return judgeSavedQuery(expectation, { asked: null, saved: [], open: null }, occasion).status;
}

/** What is not the query of any step: what a page asks by itself, and what others ask. */
const others: [string, QuerySpec][] = [
  ['nothing at all', {}],
  ['how many there are', { calculations: [{ op: 'COUNT' }], time_range: WEEK }],
  ['how many of each name', { calculations: [{ op: 'COUNT' }], breakdowns: ['name'], time_range: WEEK }],
  [
    'the slowest of each service',
    { calculations: [{ op: 'MAX', column: 'duration_ms' }], breakdowns: ['service.name'] },
  ],
].map(([name, spec]) => [name as string, querySpecSchema.parse(spec)]);

it('there are steps that ask a query', () => expect(steps.length).toBeGreaterThan(5));

describe.each(steps.map((step) => [step.id, step] as const))('the query step %s', (_, step) => {
  const { after, checks } = step.expectation;

  it('is passed by its own query', () => expect(verdictOn(step, after)).toBe('passed'));

  it('looks at what the query is and at what it returns', () => {
    const kinds = new Set(checks.map(({ about }) => about));
    expect(kinds).toContain('result');
    expect(kinds.size).toBeGreaterThan(1);
  });

  it.each(checks.map((check) => [check.title, check] as const))('is not passed without: %s', (__, check) => {
    expect(verdictWithout(step, check)).toBe('failed');
  });

  it('is not passed by the sight of its page: nothing is asked, and nothing is saved', () => {
    expect(verdictOnVisit(step)).toBe('failed');
  });

  it.each(others)('is not passed by a query for %s', (__, spec) => expect(verdictOn(step, spec)).toBe('failed'));

  const unlike = steps.filter((other) => other !== step && verdictOn(step, other.expectation.after) === 'passed');
  it('is passed by no other step’s query, but by one that asks for all of it and more', () => {
    expect(unlike.map(({ id }) => id)).toEqual(step.id === 'count-by-trace' ? ['recent-traces'] : []);
  });
});
