import type { AttributeValue } from '../../lib/telemetry/attributes.ts';
import { spanKinds, statusCodes, type StoredSpan } from '../../lib/telemetry/span.ts';
import type { SpanCheck } from '../../lib/checker/expectation.ts';
import { expectTests, matchTests, type FieldTest } from '../../lib/checker/field-test.ts';
import { int, renameService, take, text } from './edits.ts';
import type { Run } from './mutation.ts';

/** What a single edit works on: a check, the span that plays its part, and numbers to choose by. */
export interface Subject {
  run: Run;
  check: SpanCheck;
  span: StoredSpan;
  /** A number from 0 to 1, another each time. */
  random: () => number;
}

/** What the first finding has to be: one of these codes, and one of these words in it. */
export interface Wanted {
  codes: RegExp;
  names: string[];
}

/** Changes one thing, and says what has to be told of it; null where it cannot be seen, or has nothing to work on. */
type SingleEdit = (subject: Subject) => Wanted | null;

const choose = <T>(from: readonly T[], random: () => number): T | undefined => from[Math.floor(random() * from.length)];

const testsOf = (check: SpanCheck): FieldTest[] => [...matchTests(check.match), ...expectTests(check.expect)];

/** A test of an attribute that the check asks for, and its value. */
function chooseAttribute({
  check,
  span,
  random,
}: Subject): { test: FieldTest; key: string; value: AttributeValue } | null {
  const tests = testsOf(check).filter(({ field }) => field === 'attributes');
  const test = choose(tests, random);
  const value = test === undefined ? undefined : span.attributes[test.key];
  return test === undefined || value === undefined ? null : { test, key: test.key, value };
}

const camel = (key: string): string => key.replaceAll(/[._](\w)/g, (_, letter: string) => letter.toUpperCase());

const misspellings: ((key: string, random: () => number) => string)[] = [
  (key, random) => {
    const at = 1 + Math.floor(random() * (key.length - 2));
    return key.slice(0, at) + key.slice(at + 1);
  },
  (key, random) => {
    const at = 1 + Math.floor(random() * (key.length - 2));
    return `${key.slice(0, at)}${key[at + 1] ?? 'x'}${key[at] ?? 'y'}${key.slice(at + 2)}`;
  },
  (key) => `${key}s`,
  (key) => key.toUpperCase(),
  (key) => key.replaceAll(/[._]/g, '-'),
  camel,
  (key) => key.slice(key.indexOf('.') + 1),
  (key) => `my.${key}`,
];

const renameKey: SingleEdit = (subject) => {
  const chosen = chooseAttribute(subject);
  const spell = choose(misspellings, subject.random);
  if (chosen === null || spell === undefined) return null;
  const to = spell(chosen.key, subject.random);
  if (to === chosen.key || Object.hasOwn(subject.span.attributes, to)) return null;
  take(subject.span.attributes, chosen.key);
  subject.span.attributes[to] = chosen.value;
  return { codes: /^attr\.(near-key|deprecated-key)$/, names: [chosen.key] };
};

const dropKey: SingleEdit = (subject) => {
  const chosen = chooseAttribute(subject);
  if (chosen === null) return null;
  take(subject.span.attributes, chosen.key);
  return { codes: /^(attr\.missing|error\.type-missing)$/, names: [chosen.key] };
};

function retyped({ type, value }: AttributeValue): AttributeValue {
  if (type === 'int' || type === 'double' || type === 'bool') return text(String(value));
  return int(8731);
}

const retype: SingleEdit = (subject) => {
  const chosen = chooseAttribute(subject);
  if (chosen === null) return null;
  subject.span.attributes[chosen.key] = retyped(chosen.value);
  return { codes: /^attr\.(wrong-type|wrong-value)$/, names: [chosen.key] };
};

const changeValue: SingleEdit = (subject) => {
  const chosen = chooseAttribute(subject);
  if (chosen === null) return null;
  const { conditions } = chosen.test;
  if (conditions.equals === undefined && conditions.matches === undefined && conditions.contains === undefined)
    return null;
  const { type, value } = chosen.value;
  subject.span.attributes[chosen.key] =
    type === 'int' ? int(Number(value) + 1 + Math.floor(subject.random() * 400)) : text('quite another value');
  return { codes: /^attr\.(wrong-value|unit)$/, names: [chosen.key] };
};

const moveLevel: SingleEdit = (subject) => {
  const chosen = chooseAttribute(subject);
  if (chosen === null) return null;
  take(subject.span.attributes, chosen.key);
  const { resource } = subject.span;
  subject.span.resource = { ...resource, attributes: { ...resource.attributes, [chosen.key]: chosen.value } };
  return { codes: /^attr\.wrong-level$/, names: [chosen.key] };
};

const moveSpan: SingleEdit = (subject) => {
  const chosen = chooseAttribute(subject);
  const others = subject.run.spans.filter((span) => span !== subject.span && span.traceId === subject.span.traceId);
  const other = choose(others, subject.random);
  if (chosen === null || other === undefined || Object.hasOwn(other.attributes, chosen.key)) return null;
  other.attributes[chosen.key] = take(subject.span.attributes, chosen.key);
  return { codes: /^(attr\.(wrong-span|missing)|error\.type-missing)$/, names: [chosen.key] };
};

const NAMES = ['index', 'handler', 'HTTP GET', 'doWork', 'span', 'render route', 'activities.load'];

const renameSpan: SingleEdit = ({ run, check, span, random }) => {
  const test = testsOf(check).find(({ field }) => field === 'name');
  const spell = choose([...misspellings, () => choose(NAMES, random) ?? 'x'], random);
  if (test === undefined || spell === undefined) return null;
  const name = spell(span.name, random);
  if (name === span.name || run.spans.some((other) => other.name === name)) return null;
  const before = span.name;
  span.name = name;
  return { codes: /^(span\.(name-near|name-wrong|name-high-cardinality|missing))$/, names: [name, before] };
};

const isBelow = (span: StoredSpan, ancestor: StoredSpan, spans: readonly StoredSpan[]): boolean => {
  for (
    let at: StoredSpan | undefined = span;
    at !== undefined;
    at = spans.find(({ spanId }) => spanId === at?.parentId)
  )
    if (at === ancestor) return true;
  return false;
};

const reparent: SingleEdit = ({ run, check, span, random }) => {
  const ties = check.relations.filter(({ rel }) => rel === 'childOf' || rel === 'remoteChildOf');
  const others = run.spans.filter(
    (other) => other.traceId === span.traceId && other.spanId !== span.parentId && !isBelow(other, span, run.spans),
  );
  const parent = choose(others, random);
  if (ties.length === 0 || parent === undefined) return null;
  span.parentId = parent.spanId;
  return { codes: /^relation\.(wrong-parent|lost-context-sibling|time|outlives-parent)$/, names: [span.name] };
};

const ownTrace: SingleEdit = ({ run, check, span }) => {
  if (check.relations.every(({ rel }) => rel !== 'childOf' && rel !== 'remoteChildOf')) return null;
  const moved = run.spans.filter((other) => isBelow(other, span, run.spans));
  span.parentId = null;
  for (const each of moved) each.traceId = 'c'.repeat(32);
  return { codes: /^relation\.(split-traces|propagation-lost)$/, names: [span.name] };
};

const changeKind: SingleEdit = ({ check, span, random }) => {
  const test = testsOf(check).find(({ field }) => field === 'kind');
  const kind = choose(spanKinds, random);
  const plain = kind === 'unspecified' ? 'internal' : kind;
  if (test === undefined || kind === undefined || plain === span.kind) return null;
  span.kind = kind;
  return { codes: /^span\.kind-wrong$/, names: [span.name] };
};

const changeStatus: SingleEdit = ({ check, span, random }) => {
  const test = testsOf(check).find(({ field, key }) => field === 'status' && key === 'code');
  const code = choose(statusCodes, random);
  if (test === undefined || code === undefined || code === span.status.code) return null;
  span.status = { code, message: '' };
  return { codes: /^span\.status-/, names: [span.name] };
};

const changeService: SingleEdit = ({ run, check, span, random }) => {
  const test = testsOf(check).find(({ key }) => key === 'service.name');
  const name = choose(['my-service', 'unknown_service:node', `${span.service}s`, null], random);
  if (test === undefined || name === undefined) return null;
  const before = span.service;
  renameService(run.spans, span.service, name);
  return { codes: /^resource\.service-name-/, names: [before] };
};

const changeScope: SingleEdit = ({ check, span }) => {
  if (testsOf(check).every(({ field }) => field !== 'scope')) return null;
  span.scope = { ...span.scope, name: 'default' };
  return { codes: /^scope\.mismatch$/, names: [span.name] };
};

const dropSpan: SingleEdit = ({ run, check, span }) => {
  const orphans = run.spans.filter(({ parentId }) => parentId === span.spanId);
  run.spans = run.spans.filter((other) => other !== span);
  const kind = matchTests(check.match).find(({ field }) => field === 'kind')?.conditions.equals;
  const names = [span.name, ...orphans.map(({ name }) => name), ...(typeof kind === 'string' ? [kind] : [])];
  return { codes: /^(span\.(missing|not-ended|name-wrong)|relation\.parent-missing|silence)$/, names };
};

const outlive: SingleEdit = ({ check, span }) => {
  if (check.relations.every(({ rel }) => rel !== 'within')) return null;
  span.end += 3_000_000_000n;
  return { codes: /^relation\.(outlives-parent|time)$/, names: [span.name] };
};

/** Every way in which one thing may be wrong. */
export const singleEdits: Readonly<Record<string, SingleEdit>> = {
  renameKey, dropKey, retype, changeValue, moveLevel, moveSpan, renameSpan, reparent, ownTrace, changeKind, changeStatus,
  changeService, changeScope, dropSpan, outlive,
}; // prettier-ignore
