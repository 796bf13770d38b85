import { createHash, type Hash } from 'node:crypto';
import type { Attributes } from '../../telemetry/attributes.ts';
import type { StoredSpan } from '../../telemetry/span.ts';
import type { SourceFile } from '../submission/source-files.ts';
import type { Fingerprint } from './result.ts';

const byText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const digestOf = (parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

async function hashOf({ open }: SourceFile): Promise<string> {
  const hash: Hash = createHash('sha256');
  try {
    for await (const chunk of open()) hash.update(chunk);
  } catch {
    // A file that cannot be read is told when it is to be judged.
    return 'unreadable';
  }
  return hash.digest('hex');
}

/** The SHA-256 of each file's content, in the files' order. */
export async function hashesOf(files: readonly SourceFile[]): Promise<string[]> {
  const hashes: string[] = [];
  for (const file of files) hashes.push(await hashOf(file));
  return hashes;
}

/** Attributes in the order of their keys: two senders may write one span in two ways. */
const inOrder = (attributes: Attributes): unknown[] =>
  Object.keys(attributes)
    .toSorted(byText)
    .map((key) => [key, attributes[key]]);

/** What the sender said of a span, without what reading it added. */
function spanText(span: StoredSpan): string {
  const { resource, scope, status, events, links } = span;
  return JSON.stringify([
    [span.traceId, span.spanId, span.parentId, span.traceState, span.flags],
    [span.name, span.kind, String(span.start), String(span.end), status.code, status.message],
    inOrder(span.attributes),
    events.map(({ name, time, attributes }) => [name, String(time), inOrder(attributes)]),
    links.map(({ traceId, spanId, attributes }) => [traceId, spanId, inOrder(attributes)]),
    inOrder(resource.attributes),
    [scope.name, scope.version, inOrder(scope.attributes)],
  ]);
}

const TRACE_IDS = 200;

/** What makes telemetry the same as another's: its bytes, its spans, its trace ids. */
export function fingerprintOf(spans: readonly StoredSpan[], hashes: readonly string[]): Fingerprint {
  const traceIds = [...new Set(spans.map(({ traceId }) => traceId))].toSorted(byText);
  return {
    bytes: hashes.length === 0 || spans.length === 0 ? null : digestOf(hashes.toSorted(byText)),
    spans: spans.length === 0 ? null : digestOf(spans.map(spanText).toSorted(byText)),
    traceIds: traceIds.slice(0, TRACE_IDS),
  };
}

/** One hash over everything that a verdict depends on. */
export const keyOf = (...parts: readonly unknown[]): string => digestOf(parts.map((part) => JSON.stringify(part)));
