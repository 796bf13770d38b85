import type { Attributes, AttributeValue } from '../../../telemetry/attributes.ts';
import type { Span } from '../../../telemetry/span.ts';
import { projectSpan, type ProjectOptions } from './project-span.ts';

/** Attributes as a test writes them; a number with a point is a double. */
export type Plain = string | number | boolean | null | Plain[];

export const valueOf = (plain: Plain): AttributeValue => {
  if (plain === null) return { type: 'empty', value: null };
  if (Array.isArray(plain)) return { type: 'array', value: plain.map(valueOf) };
  if (typeof plain === 'string') return { type: 'string', value: plain };
  if (typeof plain === 'boolean') return { type: 'bool', value: plain };
  return Number.isInteger(plain) ? { type: 'int', value: plain } : { type: 'double', value: plain };
};
export const fields = (plain: Record<string, Plain>): Attributes =>
  Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, valueOf(value)]));

export interface Sketch extends Partial<Omit<Span, 'attributes' | 'resource' | 'status'>> {
  attributes?: Record<string, Plain>;
  resource?: Record<string, Plain>;
  failed?: string;
}

export const PARENT = 'b'.repeat(16);

export function span({ attributes = {}, resource = {}, failed, ...rest }: Sketch = {}): Span {
  return {
    traceId: '5759e988bd862e3fe1be46a994272793',
    spanId: '53995c3f42cd8ad8',
    parentId: PARENT,
    traceState: '',
    flags: null,
    name: 'GET /api/home',
    kind: 'server',
    start: 1_795_339_000_250_000_000n,
    end: 1_795_339_000_500_000_000n,
    status: failed === undefined ? { code: 'unset', message: '' } : { code: 'error', message: failed },
    events: [],
    links: [],
    dropped: { attributes: 0, events: 0, links: 0 },
    scope: { name: '', version: '', attributes: {}, schemaUrl: '' },
    ...rest,
    attributes: fields(attributes),
    resource: { attributes: fields(resource), schemaUrl: '' },
  };
}

export const documentOf = (sketch: Sketch, options?: ProjectOptions): Record<string, unknown> =>
  projectSpan(span(sketch), options).documents[0] as Record<string, unknown>;
export const nameOf = (sketch: Sketch): unknown => documentOf(sketch)['name'];
export const fateOf = (sketch: Sketch, field: string) => {
  const found = projectSpan(span(sketch)).fates.find((fate) => fate.field === field);
  return found === undefined ? 'nothing' : `${found.became}${found.to === null ? '' : ` to ${found.to}`}`;
};
