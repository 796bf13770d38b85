import type { Breadcrumb, ShownException, ShownFrame, ShownReport } from '../../telemetry/error-item.ts';
import type { JsonObject, JsonValue } from '../../telemetry/json.ts';
import { isObject, objectAt, objectsIn, textAt } from './fields.ts';
import { isInApp, withinRoot } from './in-app.ts';

const MOST_FRAMES = 200;
const MOST_CRUMBS = 100;
const MOST_LINES = 10;
/** Code that a build has put on one line is of no use, and of any length. */
const LONGEST_LINE = 300;

/** Reads an item's data for a page. Any field may be missing or of another type; nothing of it is trusted. */
export function showReport(data: JsonObject): ShownReport {
  const body = objectAt(data['body']);
  const root = textAt(objectAt(data['server'])['root']);
  const traces = isObject(body['trace']) ? [body['trace']] : objectsIn(body['trace_chain']);
  const { body: said, ...beside } = objectAt(body['message']);
  return {
    framework: textAt(data['framework']),
    exceptions: traces.map((trace) => exceptionOf(trace, root)),
    text: textAt(said) || textAt(objectAt(body['crash_report'])['raw']),
    telemetry: objectsIn(body['telemetry']).slice(-MOST_CRUMBS).map(crumbOf),
    parts: partsOf(data, beside),
  };
}

function exceptionOf(trace: JsonObject, root: string): ShownException {
  const exception = objectAt(trace['exception']);
  return {
    class: textAt(exception['class']),
    message: textAt(exception['message']),
    frames: objectsIn(trace['frames'])
      .slice(-MOST_FRAMES)
      .map((frame) => frameOf(frame, root)),
  };
}

function frameOf(frame: JsonObject, root: string): ShownFrame {
  const [filename, method] = [textAt(frame['filename']), textAt(frame['method'])];
  const line = typeof frame['lineno'] === 'number' ? frame['lineno'] : null;
  const { pre, post } = objectAt(frame['context']);
  return {
    file: withinRoot(filename, root),
    method,
    line,
    inApp: isInApp({ filename, method, line }, root),
    code: lineOf(frame['code']),
    before: linesIn(pre).slice(-MOST_LINES),
    after: linesIn(post).slice(0, MOST_LINES),
  };
}

const linesIn = (value: JsonValue | undefined): string[] => (Array.isArray(value) ? value.map(lineOf) : []);

function lineOf(value: JsonValue | undefined): string {
  const line = textAt(value);
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
}

function crumbOf(crumb: JsonObject): Breadcrumb {
  const at = crumb['timestamp_ms'];
  const body = objectAt(crumb['body']);
  return {
    at: typeof at === 'number' ? at : null,
    kind: textAt(crumb['type']),
    level: textAt(crumb['level']),
    text: textAt(body['message']) || textAt(body['url']) || textAt(body['subtype']) || JSON.stringify(body),
  };
}

/** rollbar.js copies what is in `custom` to the data itself; it is shown once. */
function partsOf(data: JsonObject, beside: JsonObject): Record<string, JsonObject> {
  const { diagnostic: _, configured_options: __, ...notifier } = objectAt(data['notifier']);
  const all: Record<string, JsonObject> = {
    Request: objectAt(data['request']),
    Person: objectAt(data['person']),
    Custom: { ...objectAt(data['custom']), ...objectAt(beside['extra']) },
    Client: objectAt(data['client']),
    Server: objectAt(data['server']),
    Notifier: notifier,
  };
  return Object.fromEntries(Object.entries(all).filter(([, part]) => Object.keys(part).length > 0));
}
