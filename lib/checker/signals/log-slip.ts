import type { Arrival } from '../../telemetry/arrival.ts';
import { valueAsText } from '../../telemetry/attributes.ts';
import type { LogEvent } from '../../telemetry/log-event.ts';
import { conditionsInWords } from '../conditions.ts';
import { explainRefusals } from '../diagnose/door-problem.ts';
import type { Explanation } from '../diagnose/explanation.ts';
import { quoted, shownValue } from '../quote.ts';
import type { LogTest } from './log-match.ts';

/** A record as a person knows it: by its message. */
export const named = ({ body, eventName }: LogEvent): string =>
  quoted(body === null ? eventName || '(no body)' : valueAsText(body));

/** What a logger does at its start, before it has a batch to send. */
const PREPARES = /^(Create|Describe)Log(Group|Stream)s?$/;

/** Every start after the first one is told so, and goes on. */
const ALREADY_THERE = 'logs/resource-already-exists';

/** Not one record came: a door’s refusal tells most, then that the logger is alive and waits. */
export function explainNoLogs(arrivals: readonly Arrival[]): Explanation {
  const ofLogs = arrivals.filter(({ signal, problem }) => signal === 'logs' && problem?.code !== ALREADY_THERE);
  const refused = explainRefusals(ofLogs);
  if (refused !== null) return refused;
  const prepared = arrivals.flatMap(({ operation }) =>
    operation !== null && PREPARES.test(operation) ? [operation] : [],
  );
  const last = prepared.at(-1);
  if (last === undefined) return { code: 'log.silence', message: 'Not one log record arrived for this run.' };
  return {
    code: 'log.batching',
    message: 'The logger has reached Spanwalk and has sent no record yet: it collects them, and sends a batch later.',
    actual: `${last}, and no PutLogEvents`,
  };
}

/** OTLP’s severity from which on a record tells of an error. */
const ERROR = 17;
/** So many records at one level are a habit. */
const A_HABIT = 2;

const isSeverity = ({ what }: LogTest): boolean => what === 'severityText' || what === 'severityNumber';
const isPlace = ({ what }: LogTest): boolean => what === 'log group' || what === 'log stream';

/** A record that fails by one thing; null where it fails by several. */
export function explainLogSlip(
  log: LogEvent,
  failed: readonly LogTest[],
  logs: readonly LogEvent[],
): Explanation | null {
  const [first] = failed;
  if (first === undefined) return null;
  const facts = {
    expected: `${first.what}: ${conditionsInWords(first.conditions)}`,
    actual: `${first.what}: ${shownValue(first.key, first.read(log)[0])}`,
  };
  if (failed.every(isSeverity)) return { ...facts, ...explainSeverity(log, logs) };
  if (failed.every(isPlace)) {
    const where = `${quoted(log.group ?? '')}${log.stream === undefined ? '' : `, stream ${quoted(log.stream)}`}`;
    const message = `The log record ${named(log)} was put into ${log.group === undefined ? 'no group' : `the group ${where}`}.`;
    return { code: 'log.other-group', message, ...facts };
  }
  if (failed.length > 1) return null;
  const message = `The log record ${named(log)} is the one looked for but for ${first.what}.`;
  return { code: 'log.near', message, ...facts };
}

function explainSeverity(log: LogEvent, logs: readonly LogEvent[]): Explanation {
  if (logs.length >= A_HABIT && logs.every(({ severityNumber }) => severityNumber >= ERROR)) {
    const message = `All ${logs.length} log records are at ERROR, ${named(log)} too, so that nobody can tell what went wrong from what went well.`;
    return { code: 'log.all-errors', message };
  }
  const message = `The log record ${named(log)} is the one looked for, at the level ${log.severityText || String(log.severityNumber)}.`;
  return { code: 'log.severity', message };
}
