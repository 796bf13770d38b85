import { valueAsText } from '../telemetry/attributes.ts';
import {
  databaseKeys,
  peerKeys,
  queueKeys,
  type CalledKind,
  type CallLink,
  type ServiceLinks,
  type ServiceSum,
} from '../telemetry/service-links.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import { walk } from '../waterfall/outline.ts';
import type { Branch, Tree } from '../waterfall/tree.ts';

/** One call, as it is counted. */
interface Call {
  from: string;
  to: string;
  kind: CalledKind;
  durationNs: number;
  failed: boolean;
}

/** Who called whom in the traces of a tree: the same as the store says of a workspace, from spans at hand. */
export function linksOf(tree: Pick<Tree, 'roots'>): ServiceLinks {
  const branches = walk(tree.roots);
  const calls = branches.flatMap((branch) => [...calledFrom(branch), ...leftUntold(branch)]);
  return { services: servicesOf(branches), calls: summed(calls), spans: branches.length };
}

const isOutgoing = ({ kind }: StoredSpan): boolean => kind === 'client' || kind === 'producer';
const hasFailed = ({ status }: StoredSpan): boolean => status.code === 'error';
const lengthOf = ({ startNs, endNs }: Branch): number => endNs - startNs;

/** The call that a span answers, where its parent is another service's. */
function calledFrom(branch: Branch): Call[] {
  const { span, parent } = branch;
  if (parent === null || parent.span.service === span.service) return [];
  const failed = hasFailed(span) || (isOutgoing(parent.span) && hasFailed(parent.span));
  return [{ from: parent.span.service, to: span.service, kind: 'service', durationNs: lengthOf(branch), failed }];
}

/** A call whose other side sent no span; it is known by its attributes alone. */
function leftUntold(branch: Branch): Call[] {
  const { span, children } = branch;
  if (!isOutgoing(span) || children.some((child) => child.span.service !== span.service)) return [];
  const to = textIn(span, peerKeys);
  if (to === undefined) return [];
  return [{ from: span.service, to, kind: kindOf(span), durationNs: lengthOf(branch), failed: hasFailed(span) }];
}

function textIn({ attributes }: StoredSpan, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
    const text = value === undefined || value.value === null ? '' : valueAsText(value);
    if (text !== '') return text;
  }
  return undefined;
}

function kindOf(span: StoredSpan): CalledKind {
  if (textIn(span, databaseKeys) !== undefined) return 'database';
  return textIn(span, queueKeys) === undefined ? 'remote' : 'queue';
}

/** The smallest duration for which so much of them took no longer, in milliseconds. @param sorted the shortest first */
const percentile = (sorted: readonly number[], share: number): number =>
  (sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0) / 1e6;

const figures = (durations: readonly number[]): Pick<CallLink, 'p50Ms' | 'p95Ms'> => {
  const sorted = durations.toSorted((one, other) => one - other);
  return { p50Ms: percentile(sorted, 0.5), p95Ms: percentile(sorted, 0.95) };
};

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function linkOf(calls: readonly Call[]): CallLink {
  const [{ from, to, kind }] = calls as readonly [Call];
  const failed = calls.filter((call) => call.failed).length;
  return { from, to, kind, calls: calls.length, failed, ...figures(calls.map(({ durationNs }) => durationNs)) };
}

const summed = (calls: readonly Call[]): CallLink[] =>
  grouped(calls, ({ from, to, kind }) => JSON.stringify([from, to, kind]))
    .map(linkOf)
    .toSorted(
      (one, other) => compare(one.from, other.from) || compare(one.to, other.to) || compare(one.kind, other.kind),
    );

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function sumOf(branches: readonly Branch[]): ServiceSum {
  const service = branches[0]?.span.service ?? '';
  const requests = branches.filter(({ parent }) => parent === null || parent.span.service !== service);
  const failed = requests.filter(({ span }) => hasFailed(span)).length;
  return { service, spans: branches.length, requests: requests.length, failed, ...figures(requests.map(lengthOf)) };
}

const servicesOf = (branches: readonly Branch[]): ServiceSum[] =>
  grouped(branches, ({ span }) => span.service)
    .map(sumOf)
    .toSorted((one, other) => compare(one.service, other.service));
