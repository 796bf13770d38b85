import { homeOfParent, saysHomeOfParent } from '../../waterfall/parent-home.ts';
import type { Branch } from '../../waterfall/tree.ts';
import { quoted } from '../quote.ts';
import { inLanguage, type Explanation } from './explanation.ts';

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
  const certain = saysHomeOfParent(orphan);
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
