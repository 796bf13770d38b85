import type { JsonObject, JsonValue } from '../telemetry/json.ts';
import type { Others, SpanPart } from './arrived-span.ts';
import { isKeyValue, maskedWire, shownText } from './masked-wire.ts';

/** Which part of a request a line belongs to; `folded` tells of what is left out. */
export type WirePart = 'request' | 'resource' | 'scope' | 'span' | 'folded';

/** A line of a request, as it is shown. */
export interface WireLine {
  text: string;
  /** Steps of indentation. */
  depth: number;
  part: WirePart;
  /** What it is the value of, as `resource.attributes["service.name"]`; null where it is of nothing by itself. */
  path: string | null;
}

/** What fits in one line is not broken up. */
const WIDTH = 104;
const MOST_LINES = 1500;

/** A span's own part of a request, line by line, without secrets; the rest of the request is folded away. */
export function wireLines({ resource, scope, span, schemas, others }: SpanPart): WireLine[] {
  const lines = [
    frame('{', 0),
    frame('"resourceSpans": [', 1),
    ...folded(others, ({ resources }) => tell(resources, 'other resource', 'with spans of its own'), 2),
    frame('{', 2),
    ...printed(maskedWire(resource), { depth: 3, part: 'resource', path: 'resource', lead: '"resource": ', tail: ',' }),
    ...schema(schemas.resource, 'resource', 3),
    frame('"scopeSpans": [', 3),
    ...folded(others, ({ scopes }) => tell(scopes, 'other scope', 'of this resource'), 4),
    frame('{', 4),
    ...printed(maskedWire(scope), { depth: 5, part: 'scope', path: 'scope', lead: '"scope": ', tail: ',' }),
    ...schema(schemas.scope, 'scope', 5),
    frame('"spans": [', 5),
    ...printed(maskedWire(span), { depth: 6, part: 'span', path: 'span', lead: '', tail: '' }),
    ...folded(others, ({ inScope }) => tell(inScope, 'other span', 'of this scope'), 6),
    frame(']', 5),
    frame('}', 4),
    frame(']', 3),
    frame('}', 2),
    frame(']', 1),
    frame('}', 0),
  ];
  if (lines.length <= MOST_LINES) return lines;
  const left = (lines.length - MOST_LINES).toLocaleString('en');
  return [...lines.slice(0, MOST_LINES), fold(`… and ${left} more lines of this span`, 0)];
}

/** A span of a file in another format: itself alone. */
export const foreignLines = ({ span }: SpanPart): WireLine[] =>
  printed(maskedWire(span), { depth: 0, part: 'span', path: null, lead: '', tail: '' }).slice(0, MOST_LINES);

/** The same as text that can be pasted. What is folded away is not in it. */
export const textOfLines = (lines: readonly WireLine[]): string =>
  lines
    .filter(({ part }) => part !== 'folded')
    .map(({ depth, text }) => '  '.repeat(depth) + text)
    .join('\n');

const frame = (text: string, depth: number): WireLine => ({ text, depth, part: 'request', path: null });
const fold = (text: string, depth: number): WireLine => ({ text, depth, part: 'folded', path: null });

/** A schema's address stands beside what it is about. */
const schema = (address: string, part: 'resource' | 'scope', depth: number): WireLine[] =>
  address === ''
    ? []
    : [{ text: `"schemaUrl": ${JSON.stringify(shownText('', address))},`, depth, part, path: `${part}.schemaUrl` }];

const tell = (count: number, one: string, where: string): string | null =>
  count <= 0 ? null : `… and ${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'} ${where}`;

function folded(others: Others | null, say: (others: Others) => string | null, depth: number): WireLine[] {
  const said = others && say(others);
  return said === null ? [] : [fold(said, depth)];
}

interface Printing {
  depth: number;
  part: WirePart;
  path: string | null;
  lead: string;
  tail: string;
}

/** A value as lines of JSON: in one where it fits, else member by member. */
function printed(value: JsonValue, printing: Printing): WireLine[] {
  const { depth, part, path, lead, tail } = printing;
  const line = (text: string, at = depth): WireLine => ({ text, depth: at, part, path });
  const whole = flat(value);
  const fits = lead.length + whole.length + depth * 2 <= WIDTH;
  if (typeof value !== 'object' || value === null || (fits && (!isOutermost(printing) || whole.length === 2))) return [line(lead + whole + tail)];
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const members = Array.isArray(value)
    ? value.map((one, index) => ({ lead: '', one, path: memberPath(path, one, index) }))
    : Object.entries(value).map(([key, one]) => ({
        lead: `${JSON.stringify(key)}: `,
        one: one ?? null,
        path: fieldPath(value, path, key),
      }));
  const inner = members.flatMap(({ one, ...own }, index) =>
    printed(one, { ...own, depth: depth + 1, part, tail: index < members.length - 1 ? ',' : '' }),
  );
  return [line(lead + open), ...inner, line(close + tail)];
} // prettier-ignore

/** The resource, the scope, the span and its lists are always opened: what is in them is looked at one by one. */
const isOutermost = ({ path }: Printing): boolean =>
  path !== null && /^(resource|scope|span)(\.(attributes|events|links)(\[\d+\](\.attributes)?)?)?$/.test(path);

/** An attribute is known by its key, anything else in a list by its place. */
function memberPath(path: string | null, member: JsonValue, index: number): string | null {
  if (path === null) return null;
  return path.endsWith('attributes') && isKeyValue(member) ? attributePath(path, member.key) : `${path}[${index}]`;
}

/** All of an attribute is under its own name. */
const fieldPath = (owner: JsonObject, path: string | null, key: string): string | null =>
  path === null || isKeyValue(owner) || path.endsWith('"]') ? path : `${path}.${key}`;

/** Where an attribute stands. @param list `span.attributes`, `resource.attributes` … */
export const attributePath = (list: string, key: string): string => `${list}["${key}"]`;

/** JSON in one line, with the blanks that a person would leave. */
function flat(value: JsonValue): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.map(flat).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${flat(one ?? null)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
