import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Hints } from '../lib/checker/check-base.ts';
import { evaluate } from '../lib/checker/evaluate.ts';
import { findingCatalogue } from '../lib/checker/findings/catalogue.ts';
import { judgeAnswers, takeFromTelemetry } from '../lib/checker/judge-answer.ts';
import { judgeQuery } from '../lib/checker/judge-query.ts';
import type { Report } from '../lib/checker/report.ts';
import { noSignals } from '../lib/curriculum/lint/evidence-signals.ts';
import { evidenceOf, reportOnEvidence } from '../lib/curriculum/lint/evidence.ts';
import { sentByTheEnd } from '../lib/curriculum/lint/lint-asked.ts';
import { readCurriculum } from '../lib/curriculum/load.ts';
import { allSteps } from '../lib/curriculum/neighbours.ts';
import type { Step, StepKind } from '../lib/curriculum/step.ts';
import { evaluateQuery } from '../lib/query/evaluate.ts';
import { planQuery } from '../lib/query/plan.ts';
import type { QuerySpec } from '../lib/query/spec.ts';
import type { StoredSpan } from '../lib/telemetry/span.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const { curriculum, problems } = readCurriculum(root);
const steps = allSteps(curriculum);

type StepOf<Kind extends StepKind> = Extract<Step, { kind: Kind }>;
const isOf =
  <Kind extends StepKind>(kind: Kind) =>
  (step: Step): step is StepOf<Kind> =>
    step.kind === kind;
/** The steps of a kind, each with its id first, as a table of tests wants them. */
const stepsOf = <Kind extends StepKind>(kind: Kind): [string, StepOf<Kind>][] =>
  steps.filter(isOf(kind)).map((step) => [step.id, step]);

describe('the curriculum', () => {
  it('is valid, every file of it', () => {
    expect(problems.map((problem) => problem.message)).toEqual([]);
  });

  it('has the notes’ first two lessons, in the notes’ order, under ids that never change', () => {
    expect(curriculum.lessons.slice(0, 2).map(({ id, steps: own }) => [id, own.map((step) => step.id)])).toEqual([
      ['live-stream', ['videos', 'what-is-observability', 'what-is-distributed-tracing', 'live-stream-of-spans']],
      [
        'honeycomb',
        [
          'environment-and-key',
          'environment-variables',
          'installing-the-packages',
          'initialising-tracing',
          'automatic-instrumentation',
          'run-it-and-see-data',
          'a-trace-with-one-span',
          'what-is-opentelemetry',
          'creating-a-span',
          'more-than-one-span',
          'adding-attributes',
          'count-by-trace',
          'span-details',
          'heatmap-and-p90',
        ],
      ],
    ]);
  });
});

/** The author's words for whatever finding. */
const wordsOf = (hints: Hints): string[] => Object.values(hints).flatMap((each) => each.map(({ text }) => text));

const findingsOf = (report: Report) =>
  report.checks.flatMap((check) => check.findings.map((found) => ({ check, found })));

describe.each(stepsOf('emit'))('the step %s', (id, step) => {
  const { checks, stimulus } = step.expectation;

  it.each(step.variants)('has the files of its variant %s', (variant) => {
    const files =
      step.via === 'route'
        ? [`app/api/${id}/${variant}/route.ts`]
        : ['package.json', 'stage.env', 'app.mjs'].map((file) => `content/stages/${id}/${variant}/${file}`);
    expect(files.filter((file) => !existsSync(root + file))).toEqual([]);
  });

  it('is set going through its own route or stage', () => {
    const own = step.via === 'route' ? { kind: 'http', path: `/api/${id}/{variant}` } : { kind: 'stage', stage: id };
    expect(stimulus).toContainEqual(expect.objectContaining(own));
  });

  it('says of each check why it matters, and has a hint for it', () => {
    const silent = checks.filter((check) => !check.why || Object.keys(check.hints).length === 0);
    expect(silent.map((check) => check.id)).toEqual([]);
  });

  it('keys its hints by codes that exist', () => {
    const codes = checks.flatMap((check) => Object.keys(check.hints));
    expect(codes.filter((code) => code !== '*' && !Object.hasOwn(findingCatalogue, code))).toEqual([]);
  });

  it('fails on what arrives before its change, with the author’s hint for every finding', () => {
    const report = reportOnEvidence(root, step, 'before');
    expect(report.status).toBe('failed');
    const errors = findingsOf(report).filter(({ found }) => found.level === 'error');
    expect(errors.length).toBeGreaterThan(0);
    for (const { check, found } of errors) {
      const hints = checks.find((each) => each.id === check.id)?.hints ?? {};
      expect(wordsOf(hints), `${check.id}, ${found.code}`).toContain(found.fix);
    }
  });

  it('passes on what arrives after its change', () => {
    expect(findingsOf(reportOnEvidence(root, step, 'after'))).toEqual([]);
    expect(reportOnEvidence(root, step, 'after')).toMatchObject({ status: 'passed', score: 100 });
  });

  it.skipIf(evidenceOf(root, step, 'own') === null)('passes on what the notes’ Flask backend sends', () => {
    expect(['passed', 'warned']).toContain(reportOnEvidence(root, step, 'own').status);
  });

  it('does not pass on silence', () => {
    const nothing = {
      lesson: step.lesson,
      variant: 'after',
      spans: [],
      ...noSignals,
      traceIds: [],
      syntheticRoots: [],
    };
    expect(evaluate(step.expectation, { ...nothing, closedBy: 'deadline' }).status).toBe('failed');
  });
});

const sent = sentByTheEnd();
const NOW = Number(sent.at(-1)?.end ?? 0n) / 1e6 + 1000;

describe.each(stepsOf('query'))('the step %s', (_, step) => {
  const { expectation, lesson } = step;
  const ask = (spec: QuerySpec, spans: StoredSpan[] = sent): Report =>
    judgeQuery(
      expectation,
      { spec, result: evaluateQuery(planQuery(spec, NOW), spans) },
      { lesson, variant: 'sample' },
    );

  it('fails its wrong query and passes its right one', () => {
    expect(ask(expectation.before).status).toBe('failed');
    expect(ask(expectation.after)).toMatchObject({ status: 'passed', score: 100 });
  });

  it('fails the right query where nothing was sent', () => {
    expect(ask(expectation.after, []).status).toBe('failed');
  });

  it('has a hint for every finding of either', () => {
    const reports = [ask(expectation.before), ask(expectation.after, [])];
    for (const { check, found } of reports.flatMap(findingsOf)) {
      const hints = expectation.checks.find((each) => each.id === check.id)?.hints ?? {};
      expect(wordsOf(hints), `${check.id}, ${found.code}`).toContain(found.fix);
    }
  });
});

describe.each(stepsOf('answer'))('the step %s', (_, { expectation, lesson }) => {
  const answered = (sample: typeof expectation.before): Report =>
    judgeAnswers(expectation, takeFromTelemetry(expectation, sample, sent), sent, { lesson, variant: 'sample' });

  it('fails its wrong answers, each of them', () => {
    expect(answered(expectation.before).checks.map(({ status }) => status)).toEqual(
      expectation.questions.map(() => 'failed'),
    );
  });

  it('passes its right answers', () => {
    expect(answered(expectation.after)).toMatchObject({ status: 'passed', score: 100 });
  });

  it('lets no other single option pass, and explains each', () => {
    for (const question of expectation.questions) {
      if (question.kind === 'from-telemetry') continue;
      for (const { id, because } of question.options.filter((option) => !option.correct)) {
        const { checks } = answered({ [question.id]: question.kind === 'multiple' ? [id] : id });
        const verdict = checks.find((check) => check.id === question.id);
        expect(verdict?.status).toBe('failed');
        expect(verdict?.findings[0]?.message).toContain(because);
      }
    }
  });
});
