import type { SpanKind } from '../telemetry/span.ts';
import type { Branch } from './tree.ts';

/** OTLP's span flags, bits 8 and 9: whether the parent's place is known, and whether it is another process. */
const HAS_IS_REMOTE = 0x100;
const IS_REMOTE = 0x200;

export type ParentHome = 'same-process' | 'other-process';

/** Kinds that begin the work of a process, so that their parent is elsewhere. */
const isEntry = (kind: SpanKind): boolean => kind === 'server' || kind === 'consumer';

/** Whether a span says itself where its parent lived. */
export const saysHomeOfParent = ({ span: { flags } }: Branch): boolean =>
  flags !== null && (flags & HAS_IS_REMOTE) !== 0;

/** Where a span's missing parent lived. SDKs older than the flags leave it open; then the span's kind decides. */
export function homeOfParent(branch: Branch): ParentHome {
  const { flags, kind } = branch.span;
  if (saysHomeOfParent(branch)) return ((flags ?? 0) & IS_REMOTE) === 0 ? 'same-process' : 'other-process';
  return isEntry(kind) ? 'other-process' : 'same-process';
}
