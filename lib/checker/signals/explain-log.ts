import { valueAsText } from '../../telemetry/attributes.ts';
import type { LogEvent } from '../../telemetry/log-event.ts';
import type { Branch } from '../../waterfall/tree.ts';
import { conditionsInWords } from '../conditions.ts';
import type { Explanation } from '../diagnose/explanation.ts';
import { own } from '../field-test.ts';
import type { Observation } from '../observation.ts';
import { listed, quoted, shownValue } from '../quote.ts';
import { boundsOf, type Count } from '../value-test.ts';
import type { Joint } from './log-joint.ts';
import { passes, type LogTest } from './log-match.ts';
import { explainLogSlip, explainNoLogs, named } from './log-slip.ts';
import type { Sight } from './signal.ts';

const records = (count: number): string => (count === 1 ? '1 log record' : `${count} log records`);

const inWords = (tests: readonly LogTest[]): string =>
  tests.length === 0
    ? 'any log record'
    : `a log record with ${tests.map(({ what, conditions }) => `${what}: ${conditionsInWords(conditions)}`).join('; ')}`;

/** The record that fails the fewest tests, and those tests. */
function nearest(
  tests: readonly LogTest[],
  logs: readonly LogEvent[],
): { log: LogEvent; failed: LogTest[] } | undefined {
  let least: { log: LogEvent; failed: LogTest[] } | undefined;
  for (const log of logs) {
    const failed = tests.filter((test) => !passes(log, test));
    if (least === undefined || failed.length < least.failed.length) least = { log, failed };
  }
  return least;
}

/** Why no record is like the one looked for. */
export function explainMissingLog(
  tests: readonly LogTest[],
  logs: readonly LogEvent[],
  { arrivals = [] }: Pick<Observation, 'arrivals'> = {},
): Explanation {
  const expected = inWords(tests);
  if (logs.length === 0) return { actual: 'none', cause: 'no log record', ...explainNoLogs(arrivals), expected };
  const near = nearest(tests, logs);
  if (near !== undefined && tests.length > 1) {
    const slip = explainLogSlip(near.log, near.failed, logs);
    if (slip !== null) return slip;
  }
  return {
    code: 'log.missing',
    message: `${records(logs.length)} arrived, and none like the one looked for.`,
    expected,
    actual: logs.slice(0, 5).map(named).join(', '),
  };
}

/** Why a record does not belong to the span it should belong to. */
export function explainCorrelation(log: LogEvent, joint: Joint, { players }: Pick<Sight, 'players'>): Explanation {
  const [branch] = players(joint.of);
  if (joint.kind === 'value') return explainOtherValue(log, joint, branch);
  const at = branch === undefined ? [] : [branch];
  const span = quoted(branch?.span.name ?? joint.of);
  const isHere = log.traceId !== null && log.traceId === branch?.span.traceId;
  return isHere ? otherSpan(log, span, at) : otherTrace(log, span, at);
}

function otherTrace(log: LogEvent, span: string, at: readonly Branch[]): Explanation {
  const wanted = at[0]?.span.traceId.slice(0, 8) ?? '';
  return {
    code: 'log.uncorrelated',
    message:
      log.traceId === null
        ? `The log record ${named(log)} has no trace id, so nobody can find it from ${span}.`
        : `The log record ${named(log)} belongs to another trace than ${span}.`,
    expected: `the trace id of ${span}, ${wanted}…`,
    actual: log.traceId === null ? 'no trace id' : `trace ${log.traceId.slice(0, 8)}…`,
    at,
  };
}

function otherSpan(log: LogEvent, span: string, at: readonly Branch[]): Explanation {
  return {
    code: 'log.other-span',
    message: `The log record ${named(log)} is in the right trace and was made in another span than ${span}.`,
    expected: `span ${at[0]?.span.spanId ?? ''}`,
    actual: log.spanId === null ? 'no span id' : `span ${log.spanId}`,
    at,
  };
}

function explainOtherValue(log: LogEvent, joint: Joint & { kind: 'value' }, branch: Branch | undefined): Explanation {
  return {
    code: 'attr.not-same',
    message: `${quoted(joint.mine)} on the log record ${named(log)} should equal ${quoted(joint.theirs)} on ${quoted(branch?.span.name ?? joint.of)}.`,
    actual: `${joint.mine} = ${shownValue(joint.mine, own(log.attributes, joint.mine))}`,
    at: branch === undefined ? [] : [branch],
  };
}

/** There are too many records, or too few. */
export function explainLogCount(
  { title, count }: { title: string; count: Count },
  found: readonly LogEvent[],
): Explanation {
  const { min, max } = boundsOf(count);
  const wanted = max === Infinity ? `at least ${min}` : min === max ? `exactly ${min}` : `${min} to ${max}`;
  return {
    code: 'log.count',
    message: `There ${found.length === 1 ? 'is' : 'are'} ${records(found.length)} like “${title}” and there should be ${wanted}.`,
    expected: wanted,
    actual: `${found.length}: ${listed(found.map(({ body }) => (body === null ? '' : valueAsText(body))))}`,
  };
}
