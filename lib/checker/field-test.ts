import type { AttributeValue, Attributes } from '../telemetry/attributes.ts';
import { durationMs, type StoredSpan } from '../telemetry/span.ts';
import { missOf, type Miss } from './conditions.ts';
import { toMilliseconds } from './duration.ts';
import type { SpanExpect, SpanMatch } from './span-match.ts';
import { boundsOf, conditionsOf, type AttributeTests, type Conditions, type ValueTest } from './value-test.ts';

/** The part of a span that a test looks at. */
export type Field =
  | 'name'
  | 'kind'
  | 'service'
  | 'attributes'
  | 'resource'
  | 'scope'
  | 'environment'
  | 'status'
  | 'duration'
  | 'events'
  | 'extra';

/** One test of one part of a span: what `match` and `expect` both come down to. */
export interface FieldTest {
  field: Field;
  /** The attribute's key; `name` and `version` of a scope, `code` and `message` of a status, an event's name. */
  key: string;
  conditions: Conditions;
  read(span: StoredSpan): AttributeValue | undefined;
}

/** A test that a span failed, and with what. */
export interface Slip {
  test: FieldTest;
  miss: Miss;
  actual: AttributeValue | undefined;
}

/** A test that a span passed by a name that is only accepted. */
export interface AliasUse {
  test: FieldTest;
  alias: string;
}

const text = (value: string): AttributeValue => ({ type: 'string', value });

function attributeFieldTests(field: 'attributes' | 'resource', tests: AttributeTests = {}): FieldTest[] {
  const from = (span: StoredSpan): Attributes => (field === 'attributes' ? span.attributes : span.resource.attributes);
  return Object.entries(tests).map(([key, test]) => ({
    field,
    key,
    conditions: conditionsOf(test),
    read: (span) => own(from(span), key),
  }));
}

/** An attribute by key; never something that objects have by birth. */
export const own = (attributes: Attributes, key: string): AttributeValue | undefined =>
  Object.hasOwn(attributes, key) ? attributes[key] : undefined;

/** Whether attributes pass every test, each under its own key. */
export const meetsAll = (attributes: Attributes, tests: AttributeTests = {}): boolean =>
  Object.entries(tests).every(([key, test]) => missOf(own(attributes, key), conditionsOf(test)) === null);

/** Keys beside those that are allowed; `app.*` allows a namespace. The first of them is what the test reads. */
function extraTests(allowed: readonly string[] | undefined): FieldTest[] {
  if (allowed === undefined) return [];
  const patterns = allowed.map(globOf);
  return one('extra', '', { present: false }, (span) => {
    const extra = Object.keys(span.attributes).find((key) => !patterns.some((pattern) => pattern.test(key)));
    return extra === undefined ? undefined : text(extra);
  });
}

/** A key in which `*` stands for any letters. */
export const globOf = (glob: string): RegExp => new RegExp(`^${glob.split('*').map(literally).join('[^]*')}$`, 'u');

const literally = (part: string): string => part.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

function one(field: Field, key: string, test: ValueTest | undefined, read: FieldTest['read']): FieldTest[] {
  return test === undefined ? [] : [{ field, key, conditions: conditionsOf(test), read }];
}

function scopeTests(scope: SpanMatch['scope']): FieldTest[] {
  return [
    ...one('scope', 'name', scope?.name, (span) => text(span.scope.name)),
    ...one('scope', 'version', scope?.version, (span) =>
      span.scope.version === '' ? undefined : text(span.scope.version),
    ),
  ];
}

/** OTLP leaves the kind out where nobody set it, and the API's default is internal. */
const kindOf = (span: StoredSpan): string => (span.kind === 'unspecified' ? 'internal' : span.kind);

const nameTests = (wanted: Pick<SpanMatch, 'name' | 'kind'>): FieldTest[] => [
  ...one('name', '', wanted.name, (span) => text(span.name)),
  ...one('kind', '', wanted.kind === 'unspecified' ? 'internal' : wanted.kind, (span) => text(kindOf(span))),
];

/** What `match` asks of a span. */
export function matchTests(match: SpanMatch): FieldTest[] {
  return [
    ...nameTests(match),
    ...one('service', 'service.name', match.service, (span) => own(span.resource.attributes, 'service.name')),
    ...attributeFieldTests('resource', match.resource),
    ...scopeTests(match.scope),
    ...attributeFieldTests('attributes', match.attributes),
  ];
}

function statusTests(status: SpanExpect['status']): FieldTest[] {
  const { code, message } = typeof status === 'object' ? status : { code: status, message: undefined };
  return [
    ...one('status', 'code', code, (span) => text(span.status.code)),
    ...one('status', 'message', message, (span) => text(span.status.message)),
  ];
}

function durationTests(duration: SpanExpect['duration']): FieldTest[] {
  if (duration === undefined) return [];
  const bounds = {
    ...(duration.gte === undefined ? {} : { gte: toMilliseconds(duration.gte) }),
    ...(duration.lte === undefined ? {} : { lte: toMilliseconds(duration.lte) }),
  };
  return one('duration', '', bounds, (span) => ({ type: 'double', value: durationMs(span) }));
}

function eventTests(events: SpanExpect['events'] = []): FieldTest[] {
  return events.flatMap(({ name, attributes, count }) => {
    const { min, max } = boundsOf(count);
    const bounds = { gte: min, ...(Number.isFinite(max) ? { lte: max } : {}) };
    const wanted = conditionsOf(name);
    return one('events', typeof wanted.equals === 'string' ? wanted.equals : '', bounds, (span) => ({
      type: 'int',
      value: span.events.filter(
        (event) => missOf(text(event.name), wanted) === null && meetsAll(event.attributes, attributes),
      ).length,
    }));
  });
}

/** What `expect` asks of a span. */
export function expectTests(expect: SpanExpect | undefined): FieldTest[] {
  if (expect === undefined) return [];
  return [
    ...nameTests(expect),
    ...statusTests(expect.status),
    ...attributeFieldTests('resource', expect.resource),
    ...scopeTests(expect.scope),
    ...one('environment', '', expect.environment, (span) => text(span.environment)),
    ...attributeFieldTests('attributes', expect.attributes),
    ...durationTests(expect.duration),
    ...eventTests(expect.events),
    ...extraTests(expect.noExtraAttributes),
  ];
}

const isKeyed = (test: FieldTest): boolean => test.field === 'attributes' || test.field === 'resource';

/** The alias by which a span passes a test that it would fail otherwise. */
function aliasFor(test: FieldTest, span: StoredSpan): string | undefined {
  const { aliases } = test.conditions;
  if (aliases === undefined) return undefined;
  if (!isKeyed(test)) {
    const actual = test.read(span);
    return aliases.find((alias) => actual?.type === 'string' && actual.value === alias);
  }
  if (test.read(span) !== undefined) return undefined;
  const attributes = test.field === 'attributes' ? span.attributes : span.resource.attributes;
  return aliases.find((key) => missOf(own(attributes, key), test.conditions) === null);
}

/** Holds a span against tests. */
export function judgeSpan(span: StoredSpan, tests: readonly FieldTest[]): { slips: Slip[]; aliases: AliasUse[] } {
  const slips: Slip[] = [];
  const aliases: AliasUse[] = [];
  for (const test of tests) {
    const actual = test.read(span);
    const miss = missOf(actual, test.conditions);
    if (miss === null) continue;
    const alias = aliasFor(test, span);
    if (alias === undefined) slips.push({ test, miss, actual });
    else aliases.push({ test, alias });
  }
  return { slips, aliases };
}

/** How a span fails a test; null where it passes, by its name or by an accepted one. */
export function missIn(span: StoredSpan, test: FieldTest): Miss | null {
  const miss = missOf(test.read(span), test.conditions);
  return miss === null || aliasFor(test, span) !== undefined ? null : miss;
}

/** Whether a span passes every test, by its names or by accepted ones. */
export function passesAll(span: StoredSpan, tests: readonly FieldTest[]): boolean {
  for (const test of tests) if (missIn(span, test) !== null) return false;
  return true;
}
