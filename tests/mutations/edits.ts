import type { Attributes, AttributeValue } from '../../lib/telemetry/attributes.ts';
import { serviceOf, type StoredSpan } from '../../lib/telemetry/span.ts';

/** Changes made in place to spans that were read for this one test. */

export const text = (value: string): AttributeValue => ({ type: 'string', value });
export const int = (value: number): AttributeValue => ({ type: 'int', value });
export const double = (value: number): AttributeValue => ({ type: 'double', value });

export type Pick = (span: StoredSpan) => boolean;

export const named =
  (name: string): Pick =>
  (span) =>
    span.name === name;

export const ofKind =
  (kind: StoredSpan['kind'], service: string): Pick =>
  (span) =>
    span.kind === kind && span.service === service;

export function one(spans: readonly StoredSpan[], pick: Pick): StoredSpan {
  const span = spans.find(pick);
  if (span === undefined) throw new Error('the golden has no such span');
  return span;
}

export function take(attributes: Attributes, key: string): AttributeValue {
  const value = attributes[key];
  if (value === undefined) throw new Error(`there is no ${key}`);
  delete attributes[key];
  return value;
}

export function renameKey(span: StoredSpan, from: string, to: string): void {
  span.attributes[to] = take(span.attributes, from);
}

/** Spans of one process share their resource, and a change of it is a change of all. */
export function renameService(spans: readonly StoredSpan[], from: string, to: string | null): void {
  for (const span of spans.filter(({ service }) => service === from)) {
    const { 'service.name': _, ...others } = span.resource.attributes;
    span.resource = { ...span.resource, attributes: to === null ? others : { ...others, 'service.name': text(to) } };
    span.service = serviceOf(span.resource);
  }
}

export function shift(spans: readonly StoredSpan[], milliseconds: number): void {
  for (const span of spans) {
    span.start += BigInt(Math.round(milliseconds * 1e6));
    span.end += BigInt(Math.round(milliseconds * 1e6));
  }
}

/** The same call once more, by another instrumentation. */
export function twin(span: StoredSpan, scope: string): StoredSpan {
  return {
    ...span,
    spanId: `${span.spanId.slice(0, 15)}${span.spanId.endsWith('0') ? '1' : '0'}`,
    scope: { ...span.scope, name: scope, version: '0.9.0' },
    start: span.start + 100_000n,
    end: span.end - 100_000n,
  };
}
