import type { ErrorOccurrence } from '../../telemetry/error-occurrence.ts';
import { valueAsText } from '../../telemetry/attributes.ts';
import type { LogEvent } from '../../telemetry/log-event.ts';
import type { Branch } from '../../waterfall/tree.ts';
import type { FindingCode } from '../findings/catalogue.ts';
import type { Observation, Scene } from '../observation.ts';
import { quoted } from '../quote.ts';
import type { Explanation } from './explanation.ts';

/** Crashes that many meet on the same way, by what Python says of them. */
const KNOWN: readonly [pattern: RegExp, code: FindingCode, means: string][] = [
  [/view function for .{1,100} did not return a valid response/, 'crash.no-return', 'a handler returned nothing'],
  [
    /\w\(\) (missing \d+ required (positional|keyword-only) argument|got an unexpected keyword argument|takes \d+ positional argument)/,
    'crash.signature',
    'a function was called with other arguments than it takes',
  ],
  [/'Flask' object has no attribute 'before_first_request'/, 'crash.removed-hook', 'a hook is used that Flask removed'],
  [/name 'app' is not defined/, 'crash.before-app', 'the app is used before the line that makes it'],
  [
    /SegmentNotFound|cannot find the current segment|'NoneType' object has no attribute 'put_(http_meta|annotation|metadata)'/,
    'crash.segment-closed',
    'there was no segment to write to',
  ],
];

/** A text that tells of an exception, and the span it was told on. */
interface Told {
  text: string;
  at: Branch | undefined;
}

/** Texts are looked at up to here: what is known stands in the first line. */
const LONGEST = 2000;

function* onSpans(branches: readonly Branch[]): Generator<Told> {
  for (const at of branches) {
    if (at.span.status.message !== '') yield { text: at.span.status.message, at };
    for (const { name, attributes } of at.span.events) {
      const message = name === 'exception' ? attributes['exception.message'] : undefined;
      if (message !== undefined) yield { text: valueAsText(message), at };
    }
  }
}

const ofLog = ({ body }: LogEvent): Told => ({ text: body === null ? '' : valueAsText(body), at: undefined });
const ofError = ({ title }: ErrorOccurrence): Told => ({ text: title, at: undefined });

/** Crashes among what arrived whose cause is known by their words alone; each told once. */
export function remarkOnCrashes({ errors = [] }: Observation, { branches, logs }: Scene): Explanation[] {
  const remarks = new Map<FindingCode, Explanation>();
  for (const { text, at } of [...onSpans(branches), ...errors.map(ofError), ...logs.map(ofLog)]) {
    const head = text.slice(0, LONGEST);
    const known = KNOWN.find(([pattern]) => pattern.test(head));
    if (known === undefined || remarks.has(known[1])) continue;
    const [, code, means] = known;
    const message = `What arrived tells of a crash whose cause is known: ${means}.`;
    remarks.set(code, { code, message, actual: quoted(head), ...(at === undefined ? {} : { at: [at] }) });
  }
  return [...remarks.values()];
}
