import { z } from 'zod';
import { mistakesIn } from './author-mistakes.ts';
import { checkBase, circle, dependencyIssues, scoringSchema } from './check-base.ts';
import { exceptionCheckSchema } from './signals/exception.ts';
import { signalOf, signalSchemas } from './signals/registry.ts';
import type { Reference } from './signals/signal.ts';
import { relationSchema, spanExpectSchema, spanMatchSchema } from './span-match.ts';
import { isolationSchema, stimulusSchema, waitSchema, type Stimulus } from './stimulus.ts';
import { checkIdSchema, conditionsOf, countSchema, type AttributeTests } from './value-test.ts';

/**
 * A span that must be there. `min` counts the spans that match and meet everything, `max` those that match: so
 * `count: 3` means three in all, each as expected.
 */
const spanCheckSchema = z
  .strictObject({
    ...checkBase,
    signal: z.literal('span'),
    match: spanMatchSchema.describe('finds the spans'),
    count: countSchema
      .default({ min: 1 })
      .describe('how many: min counts those that meet everything, max those that match'),
    expect: spanExpectSchema.optional().describe('judges what was found'),
    relations: z.array(relationSchema).default([]).describe('how it stands to the spans of other checks'),
  })
  .meta({ id: 'SpanCheck', description: 'A span that must be there.' });

/** No span like this may be there. Judged only when nothing more is waited for. */
const absentCheckSchema = z
  .strictObject({
    ...checkBase,
    signal: z.literal('absent'),
    match: spanMatchSchema.describe('finds what must not be there'),
  })
  .meta({ id: 'AbsentCheck', description: 'No span like this may be there. Judged when nothing more is waited for.' });

const checkSchema = z.discriminatedUnion('signal', [
  spanCheckSchema,
  absentCheckSchema,
  exceptionCheckSchema,
  ...signalSchemas,
]);
export type Check = z.infer<typeof checkSchema>;
export type SpanCheck = z.infer<typeof spanCheckSchema>;

function sameAsIn(tests: AttributeTests | undefined, path: (string | number)[]): Reference[] {
  return Object.entries(tests ?? {}).flatMap(([key, test]) => {
    const { sameAs } = conditionsOf(test);
    return sameAs === undefined ? [] : [{ to: sameAs.split('.')[0] ?? '', path: [...path, key, 'sameAs'] }];
  });
}

/** The checks whose found span this check is compared with. */
export function referencesOf(check: Check): Reference[] {
  if (check.signal === 'exception') return [{ to: check.on, path: ['on'] }];
  if (check.signal !== 'span') return signalOf(check)?.referencesOf(check) ?? [];
  return [
    ...check.relations.flatMap((relation, nth) =>
      'of' in relation ? [{ to: relation.of, path: ['relations', nth, 'of'] }] : [],
    ),
    ...sameAsIn(check.expect?.name === undefined ? {} : { name: check.expect.name }, ['expect']),
    ...sameAsIn(check.expect?.attributes, ['expect', 'attributes']),
    ...sameAsIn(check.expect?.resource, ['expect', 'resource']),
  ];
}

function findDanglingReferences(checks: Check[], context: z.RefinementCtx): void {
  const kinds = new Map(checks.map((check): [string, string] => [check.id, check.signal]));
  checks.forEach((check, at) => {
    for (const { to, path, signal = 'span' } of referencesOf(check)) {
      if (kinds.get(to) === signal) continue;
      const message = `there is no ${signal} check "${to}"`;
      context.addIssue({ code: 'custom', path: ['checks', at, ...path], message });
    }
  });
}

function findCircles(checks: Check[], context: z.RefinementCtx): void {
  const references = checks.map(
    (check) => [check.id, [...check.dependsOn, ...referencesOf(check).map(({ to }) => to)]] as const,
  );
  const [first, ...others] = circle(new Map(references));
  if (first === undefined) return;
  const at = checks.findIndex((check) => check.id === first);
  const message = `"${first}" refers to itself${others.length > 0 ? ` by way of ${others.join(', ')}` : ''}`;
  context.addIssue({ code: 'custom', path: ['checks', at], message });
}

function findMistakes(checks: Check[], stimuli: Stimulus[], context: z.RefinementCtx): void {
  const requests = stimuli.reduce((sum, stimulus) => sum + ('repeat' in stimulus ? stimulus.repeat : 1), 0);
  checks.forEach((check, at) => {
    for (const { path, message } of [...mistakesIn(check), ...(signalOf(check)?.mistakesIn?.(check, requests) ?? [])]) {
      context.addIssue({ code: 'custom', path: ['checks', at, ...path], message });
    }
  });
}

/** What a step's telemetry must be: data, shared by the page, the server and the command line. */
export const expectationSchema = z
  .strictObject({
    $schema: z.string().optional().describe('the address of this schema, for editors; nothing is fetched from it'),
    schema: z.literal('spanwalk/expectation/v1').describe('the version of this format'),
    step: checkIdSchema.describe('the step that it belongs to'),
    title: z.string().min(1).describe('a heading for reports'),
    semconv: z.string().optional().describe('the semantic conventions the author had in mind'),
    stimulus: z.array(stimulusSchema).min(1).describe('what sets the telemetry going, in order'),
    isolate: isolationSchema.describe('by what a run’s spans are told from others'),
    wait: waitSchema.describe('how long to wait, and for what'),
    checks: z.array(checkSchema).min(1).describe('what must be true of the telemetry'),
    scoring: scoringSchema.describe('how the checks become a score'),
  })
  .superRefine(({ checks, scoring, stimulus }, context) => {
    for (const { path, message } of dependencyIssues(checks)) context.addIssue({ code: 'custom', path, message });
    findDanglingReferences(checks, context);
    findCircles(checks, context);
    findMistakes(checks, stimulus, context);
    scoring.capOn.forEach(({ check }, at) => {
      if (checks.some(({ id }) => id === check)) return;
      context.addIssue({ code: 'custom', path: ['scoring', 'capOn', at], message: `there is no check "${check}"` });
    });
  });

export type ExpectationInput = z.input<typeof expectationSchema>;
export type Expectation = z.infer<typeof expectationSchema>;
