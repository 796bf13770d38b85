import { z } from 'zod';
import type { LogEvent } from '../../telemetry/log-event.ts';
import { checkBase } from '../check-base.ts';
import { boundsOf, checkIdSchema, countSchema } from '../value-test.ts';
import { explainCorrelation, explainLogCount, explainMissingLog } from './explain-log.ts';
import { logMatchSchema, logTests, passes } from './log-match.ts';
import { isJoined, sameValuesOf, type Joint } from './log-joint.ts';
import type { Outcome, Reference, Sight, Signal } from './signal.ts';

const schema = z
  .strictObject({
    ...checkBase,
    signal: z.literal('log'),
    match: logMatchSchema.describe('finds the records'),
    count: countSchema.default({ min: 1 }).describe('how many such records there are'),
    correlate: z
      .strictObject({
        traceOf: checkIdSchema.optional().describe('the span check in whose trace the records are'),
        spanOf: checkIdSchema.optional().describe('the span check whose span was active when the record was made'),
      })
      .optional()
      .describe('to which span the records belong: by trace id, or by trace id and span id'),
  })
  .meta({ id: 'LogCheck', description: 'A log record that must be there, and the span that it belongs to.' });
type LogCheck = z.infer<typeof schema>;

function jointsOf({ correlate, match }: LogCheck): Joint[] {
  const { traceOf, spanOf } = correlate ?? {};
  return [
    ...(traceOf === undefined ? [] : [{ kind: 'trace', of: traceOf } as const]),
    ...(spanOf === undefined ? [] : [{ kind: 'span', of: spanOf } as const]),
    ...sameValuesOf(match),
  ];
}

function referencesOf(check: LogCheck): Reference[] {
  return jointsOf(check).map((joint) => {
    if (joint.kind === 'value') return { to: joint.of, path: ['match', 'attributes', joint.mine, 'sameAs'] };
    return { to: joint.of, path: ['correlate', joint.kind === 'trace' ? 'traceOf' : 'spanOf'] };
  });
}

const unseen: Outcome = {
  state: 'unseen',
  explanation: {
    code: 'log.not-received',
    level: 'info',
    message: 'Log records are not received here, so this check was left out.',
  },
};

function judge(check: LogCheck, sight: Sight): Outcome {
  const { logs } = sight.observation;
  if (logs === undefined) return unseen;
  const tests = logTests(check.match);
  const found = logs.filter((log) => tests.every((test) => passes(log, test)));
  const { min, max } = boundsOf(check.count);
  if (found.length === 0 && min > 0)
    return { state: 'unmet', explanations: [explainMissingLog(tests, logs, sight.observation)] };
  const loose = looseIn(found, jointsOf(check), sight);
  const good = found.length - new Set(loose.map(({ log }) => log)).size;
  const [first] = loose;
  if (good < min && first !== undefined) {
    return { state: 'unmet', explanations: [explainCorrelation(first.log, first.joint, sight)] };
  }
  if (good < min || found.length > max) return { state: 'unmet', explanations: [explainLogCount(check, found)] };
  return { state: 'met' };
}

/** The records that do not belong where they should, each with the first joint that does not hold. */
function looseIn(
  found: readonly LogEvent[],
  joints: readonly Joint[],
  sight: Sight,
): { log: LogEvent; joint: Joint }[] {
  return found.flatMap((log) => {
    const joint = joints.find((each) => !isJoined(log, each, sight));
    return joint === undefined ? [] : [{ log, joint }];
  });
}

export const log: Signal<typeof schema> = {
  schema,
  judge,
  referencesOf,
  isClosingMatter: ({ count }) => Number.isFinite(boundsOf(count).max),
  seesWithoutSpans: true,
};
