import { errorLevels } from '../../telemetry/error-occurrence.ts';
import type { JsonObject, JsonValue } from '../../telemetry/json.ts';
import type { Problem } from '../../telemetry/problem.ts';
import { quoted } from '../otlp/printable.ts';
import { bodiesIn, bodyKinds, reportIn, type Report } from './body.ts';
import { isObject } from './fields.ts';
import { levelIn, LONGEST_ENVIRONMENT } from './occurrence.ts';

/** An item that can be taken, with a word on what is odd about it; or why it cannot. */
export type Judged =
  { kind: 'good'; data: JsonObject; report: Report; warning: Problem | null } | { kind: 'bad'; problem: Problem };

/** Holds an item against what the API requires: `data`, its `environment`, and exactly one of the four bodies. */
export function judgeItem(item: JsonValue | undefined): Judged {
  const data = isObject(item) ? item['data'] : undefined;
  if (!isObject(data))
    return bad('no-data', 'The item has no object “data”.', 'Send {"data": {…}}, as the clients do.');
  const environment = data['environment'];
  if (typeof environment !== 'string' || environment === '' || environment.length > LONGEST_ENVIRONMENT)
    return bad(
      'no-environment',
      'The item’s data.environment is missing, empty or longer than 255 characters.',
      'Name it where the client is made: environment: "production".',
    );
  const body = data['body'];
  if (!isObject(body)) return bad('no-body', 'The item has no object “data.body”.', oneOfFour);
  return judgeBody(data, body);
}

const oneOfFour = `Put exactly one of ${bodyKinds.join(', ')} into data.body.`;

function judgeBody(data: JsonObject, body: JsonObject): Judged {
  const [kind, ...others] = bodiesIn(body);
  if (kind === undefined) return bad('no-body', `data.body holds none of ${bodyKinds.join(', ')}.`, oneOfFour);
  if (others.length > 0) {
    const all = [kind, ...others].join(' and ');
    return bad('two-bodies', `data.body holds ${all}; an item reports one thing.`, oneOfFour);
  }
  const report = reportIn(body);
  if (report === null) return bad('empty-body', `data.body.${kind} holds nothing to report.`, hintFor(kind));
  return { kind: 'good', data, report, warning: oddLevel(data['level']) };
}

function hintFor(kind: string): string {
  if (kind === 'message') return 'A message is {"body": "its text"}.';
  if (kind === 'crash_report') return 'A crash report is {"raw": "its text"}.';
  return 'A trace is {"frames": […], "exception": {"class": "TypeError", "message": "…"}}.';
}

/** A level of another logger's is no reason to lose an item; it is shown at the level an item without one has. */
function oddLevel(level: JsonValue | undefined): Problem | null {
  if (level === undefined || level === null || levelIn(level) !== null) return null;
  const named = typeof level === 'string' ? quoted(level, 30) : 'no text';
  return {
    code: 'error-item/unknown-level',
    message: `The item’s level is ${named}, which is none of the five; it was taken as if it had none.`,
    hint: `Use one of ${errorLevels.join(', ')}.`,
  };
}

const bad = (code: string, message: string, hint: string): Judged => ({
  kind: 'bad',
  problem: { code: `error-item/${code}`, message, hint },
});
