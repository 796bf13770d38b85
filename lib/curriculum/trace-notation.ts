import type { AttributeValue, Attributes } from '../telemetry/attributes.ts';
import { serviceOf, spanKinds, type SpanKind, type StoredSpan } from '../telemetry/span.ts';

/**
 * Spans from an indented outline, the notation in which lessons and the checker show a trace:
 *
 *     backend-next: GET /api/home [server] http.route=/api/home
 *       http-handler {home.activities} app.now="2024" app.result_length=3 !
 *
 * A span lies below the nearest line that is indented less. Its service is its parent's unless it is named. Then, in
 * any order: `[kind]`, `{tracer}`, `key=value` (bare numbers are ints, with a point doubles, true and false bools, all
 * else text, quotes where it holds a space), `resource.key=value`, `@12+5` (starts at 12 ms, lasts 5 ms), `!` (status
 * error), `ok` (status ok), `event:name`, `^id` (a parent that is not there), `id:name` (its own id, to be named),
 * `remote` (its parent is in another process), `noflags`, `env:name`. A blank line, or a line without indentation,
 * begins another trace; `+` before a line without indentation keeps it in the trace above.
 */
export function trace(outline: string): StoredSpan[] {
  const growing: Growing = { spans: [], open: [], traces: 0 };
  const lines = outline.split('\n').filter((line) => line.trim() !== '');
  const margin = Math.min(...lines.map(indentOf));
  for (const line of lines) grow(growing, indentOf(line) - margin, line.trim());
  return growing.spans;
}

interface Growing {
  spans: StoredSpan[];
  /** The spans above the line being read, with how far they are indented. */
  open: { indent: number; span: StoredSpan }[];
  traces: number;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** Half past midnight of a day long gone, in nanoseconds. */
const DAWN = 1_700_000_000_000_000_000n;

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');

/** A trace id or span id that a test can name: its letters as hex. */
export const idOf = (name: string, digits = 16): string =>
  Array.from(name, (letter) => hex(letter.charCodeAt(0) % 256, 2))
    .join('')
    .slice(0, digits)
    .padEnd(digits, '1');

/** The trace id of the outline's nth trace, from 1. */
export const traceIdOf = (nth: number): string => hex(nth, 32);

const WORD = /(?:[^\s"]|"[^"]*")+/g;

function grow(growing: Growing, indent: number, line: string): void {
  const joins = line.startsWith('+');
  growing.open = growing.open.filter((above) => above.indent < indent);
  const parent = growing.open.at(-1)?.span ?? null;
  if (parent === null && !joins) growing.traces += 1;
  const span = seed(growing, parent);
  growing.spans.push(span);
  growing.open.push({ indent, span });
  write(span, joins ? line.slice(1).trim() : line);
}

function write(span: StoredSpan, line: string): void {
  const words = line.match(WORD) ?? [];
  const signs = words.findIndex((word) => !isPartOfName(word));
  const named = words.slice(0, signs === -1 ? undefined : signs).join(' ');
  const [, service, name = ''] = /^(?:([\w-]+(?::\w+)?): )?(.*)$/.exec(named) ?? [];
  if (service !== undefined) nameService(span, service);
  span.name = name.replaceAll('"', '');
  if (signs !== -1) for (const word of words.slice(signs)) apply(span, word);
  span.service = serviceOf(span.resource);
}

/** A span of another service than its parent's has a remote parent, and says so. */
function nameService(span: StoredSpan, service: string): void {
  const { attributes } = span.resource;
  const before = attributes['service.name'];
  if (span.parentId !== null && before?.value !== service) span.flags = 0x301;
  attributes['service.name'] = text(service);
}

function seed({ spans, traces }: Growing, parent: StoredSpan | null): StoredSpan {
  const nth = spans.length + 1;
  const start = parent === null ? DAWN : parent.start + 1_000_000n;
  return {
    traceId: traceIdOf(Math.max(1, traces)),
    spanId: hex(nth, 16),
    parentId: parent?.spanId ?? null,
    traceState: '',
    flags: 0x101,
    name: '',
    kind: 'internal',
    start,
    end: parent === null ? start + 100_000_000n : start + (parent.end - parent.start) / 2n,
    status: { code: 'unset', message: '' },
    attributes: {},
    events: [],
    links: [],
    dropped: { attributes: 0, events: 0, links: 0 },
    resource: parent === null ? resource() : { ...parent.resource, attributes: { ...parent.resource.attributes } },
    scope: parent?.scope ?? { name: 'test', version: '', attributes: {}, schemaUrl: '' },
    seq: nth,
    workspace: 'local',
    environment: parent?.environment ?? 'test',
    service: 'backend-next',
    receivedAt: 1_700_000_000_000 + nth,
  };
}

const text = (value: string): AttributeValue => ({ type: 'string', value });

const resource = (): StoredSpan['resource'] => ({
  attributes: { 'service.name': text('backend-next'), 'telemetry.sdk.language': text('nodejs') },
  schemaUrl: '',
});

const SIGNS: [RegExp, (span: StoredSpan, found: RegExpExecArray) => void][] = [
  [
    /^\[(\w+)\]$/,
    (span, [, kind]) => (span.kind = spanKinds.find((each) => each === kind) ?? ('internal' satisfies SpanKind)),
  ],
  [/^\{(.*)\}$/, (span, [, name = '']) => (span.scope = { ...span.scope, name })],
  [/^!$/, (span) => (span.status = { code: 'error', message: '' })],
  [/^ok$/, (span) => (span.status = { code: 'ok', message: '' })],
  [/^@([\d.]+)\+([\d.]+)$/, (span, [, at = '', lasts = '']) => setTime(span, Number(at), Number(lasts))],
  [/^\^(\w+)$/, (span, [, id = '']) => (span.parentId = idOf(id))],
  [/^id:(\w+)$/, (span, [, id = '']) => (span.spanId = idOf(id))],
  [/^remote$/, (span) => (span.flags = 0x301)],
  [/^noflags$/, (span) => (span.flags = null)],
  [/^env:([\w-]+)$/, (span, [, name = '']) => (span.environment = name)],
  [/^event:([\w.-]+)$/, (span, [, name = '']) => span.events.push({ name, time: span.start, attributes: {} })],
  [
    /^event\.([\w.-]+)=(.*)$/,
    (span, [, key = '', value = '']) => put(span.events.at(-1)?.attributes ?? {}, key, value),
  ],
  [/^resource\.([\w.-]+)=(.*)$/, (span, [, key = '', value = '']) => put(span.resource.attributes, key, value)],
  [/^([\w.-]+)=(.*)$/, (span, [, key = '', value = '']) => put(span.attributes, key, value)],
];

const isPartOfName = (word: string): boolean => SIGNS.every(([sign]) => !sign.test(word));

function apply(span: StoredSpan, word: string): void {
  for (const [sign, set] of SIGNS) {
    const found = sign.exec(word);
    if (found === null) continue;
    set(span, found);
    return;
  }
  throw new Error(`nothing is written like “${word}” in an outline`);
}

function setTime(span: StoredSpan, at: number, lasts: number): void {
  span.start = DAWN + BigInt(Math.round(at * 1e6));
  span.end = span.start + BigInt(Math.round(lasts * 1e6));
}

function put(attributes: Attributes, key: string, value: string): void {
  attributes[key] = valueOf(value);
}

function valueOf(value: string): AttributeValue {
  if (value.startsWith('"')) return text(value.slice(1, -1));
  if (/^-?\d+$/.test(value)) return { type: 'int', value: Number(value) };
  if (/^-?\d+\.\d+$/.test(value)) return { type: 'double', value: Number(value) };
  if (value === 'true' || value === 'false') return { type: 'bool', value: value === 'true' };
  if (/^\[.*\]$/.test(value)) return { type: 'array', value: value.slice(1, -1).split(',').map(valueOf) };
  return text(value);
}
