import type { SpanKind } from '../../telemetry/span.ts';
import type { Branch } from '../../waterfall/tree.ts';
import { quoted } from '../quote.ts';
import { inLanguage, type Explanation } from './explanation.ts';

/** OTLP's span flags, bits 8 and 9: whether the parent's place is known, and whether it is another process. */
const HAS_IS_REMOTE = 0x100;
const IS_REMOTE = 0x200;

/** Kinds that begin the work of a process, so that their parent is elsewhere. */
const isEntry = (kind: SpanKind): boolean => kind === 'server' || kind === 'consumer';

/** Where an orphan's missing parent lived. SDKs older than the flags leave it open; then the span's kind decides. */
function homeOfParent({ span }: Branch): 'same-process' | 'other-process' {
  const { flags, kind } = span;
  if (flags !== null && (flags & HAS_IS_REMOTE) !== 0)
    return (flags & IS_REMOTE) === 0 ? 'same-process' : 'other-process';
  return isEntry(kind) ? 'other-process' : 'same-process';
}

export const isOrphan = (branch: Branch): boolean => branch.marks.includes('orphan');

/** An orphan whose parent is in its own process: the parent is still running, or was never ended. */
export const isUnfinished = (branch: Branch): boolean => isOrphan(branch) && homeOfParent(branch) === 'same-process';

/** The end of the chain above a span. */
export function topOf(branch: Branch): Branch {
  let at = branch;
  while (at.parent !== null) at = at.parent;
  return at;
}

/** A span's parent is missing: either it was never ended, or another process did not send it. */
export function explainOrphan(orphan: Branch): Explanation {
  const parent = (orphan.span.parentId ?? '').slice(0, 6);
  const name = quoted(orphan.span.name);
  const facts = { at: [orphan], cause: `parent ${orphan.span.traceId}/${orphan.span.parentId}` };
  const certain = orphan.span.flags !== null && (orphan.span.flags & HAS_IS_REMOTE) !== 0;
  if (homeOfParent(orphan) === 'same-process') {
    return {
      code: 'span.not-ended',
      message: `${name} arrived and its parent (${parent}…) never did, although ${certain ? 'it belongs' : 'it seems to belong'} to the same process: it was most likely never ended.`,
      expected: `the parent of ${name}, ended`,
      actual: `${name} with parent ${parent}…, which never arrived`,
      fix: `End it on every path: ${inLanguage(orphan, 'span.end() in a finally block', 'with tracer.start_as_current_span(…)')}.`,
      ...facts,
    };
  }
  return {
    code: 'relation.parent-missing',
    message: `${name} names a parent (${parent}…) in another process, and that span never arrived.`,
    expected: `the span of the caller of ${name}`,
    actual: `${name} with parent ${parent}…, which never arrived`,
    ...facts,
  };
}
