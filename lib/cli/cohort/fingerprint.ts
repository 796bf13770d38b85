import { createHash, type Hash } from 'node:crypto';
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

/** With its keys in order, and bigints as text: two senders may write one span in two ways. */
function normal(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => byText(one, other)));
}

/** What the sender said of a span, without what reading it added. */
function spanText({ seq: _seq, workspace: _w, environment: _e, receivedAt: _r, service: _s, ...span }: StoredSpan): string {
  return JSON.stringify(span, normal);
} // prettier-ignore

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
