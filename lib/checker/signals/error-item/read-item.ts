import type { ErrorOccurrence } from '../../../telemetry/error-occurrence.ts';
import type { JsonObject } from '../../../telemetry/json.ts';
import { fieldIn, objectIn, objectsIn, textIn } from '../../documents/json-value.ts';

/** What a check asks of a reported error, read from the data as it came. */
export interface Reported {
  occurrence: ErrorOccurrence;
  /** The exception's class; empty for a message. */
  type: string;
  /** The exception's message, or the text of a message. */
  value: string;
  /** The lines of its stack that are the application's own. */
  inAppFrames: number;
}

/** The exceptions of a report, what was thrown last first; none for a message. */
function tracesOf(body: JsonObject): JsonObject[] {
  const chain = objectsIn(body, 'trace_chain');
  return chain.length > 0 ? chain : 'trace' in body ? [objectIn(body, 'trace')] : [];
}

/** Reads a report. Every field of it may be missing, and of any type. */
export function readItem(occurrence: ErrorOccurrence): Reported {
  const { data } = occurrence;
  const body = objectIn(data, 'body');
  const traces = tracesOf(body);
  const exception = objectIn(traces[0] ?? {}, 'exception');
  const root = textIn(objectIn(data, 'server'), 'root');
  const frames = traces.flatMap((trace) => objectsIn(trace, 'frames'));
  return {
    occurrence,
    type: textIn(exception, 'class'),
    value:
      textIn(exception, 'message') ||
      textIn(objectIn(body, 'message'), 'body') ||
      textIn(objectIn(body, 'crash_report'), 'raw'),
    inAppFrames: frames.filter((frame) => isInApp(textIn(frame, 'filename'), root)).length,
  };
}

/** Folders of other people's code, of the language itself, and frames that have no file at all. */
const FOREIGN =
  /(^|\/)(node_modules|site-packages|dist-packages|vendor)\/|^node:|^internal\/|^<|^\[|(^|\/)lib\/python[\d.]+\/|^\(unknown\)$|^$/;

const plainName = (filename: string): string =>
  filename.replaceAll('\\', '/').replace(/^(?:file:\/\/|webpack-internal:\/\/\/|https?:\/\/[^/]*)/, '');

/** Whether a frame is the application's own. Where the sender names its root, the file must lie in it. */
function isInApp(filename: string, root: string): boolean {
  const [name, home] = [plainName(filename), plainName(root).replace(/\/$/, '')];
  if (FOREIGN.test(name)) return false;
  const isRelative = !/^(\/|[A-Za-z]:\/)/.test(name);
  return home === '' || isRelative || name.startsWith(`${home}/`);
}

/** What the application added to a report: rollup of `custom`, and of what stands beside a message. */
export function customOf({ occurrence: { data } }: Reported): JsonObject {
  const { body: _, ...beside } = objectIn(objectIn(data, 'body'), 'message');
  const extra = fieldIn(beside, 'extra');
  return {
    ...beside,
    ...(typeof extra === 'object' && !Array.isArray(extra) ? extra : {}),
    ...objectIn(data, 'custom'),
  };
}
