import type { Branch } from '../../waterfall/tree.ts';
import type { Exam } from '../exam.ts';
import { expectTests, judgeSpan, matchTests, type Slip } from '../field-test.ts';
import type { Evidence } from './evidence.ts';
import type { Explanation } from './explanation.ts';
import { explainOnAnotherSpan } from './missing-attribute.ts';
import { explainSlip } from './span-slip.ts';

const holderIn = ({ code, at }: Explanation): Branch | undefined => (code === 'attr.wrong-span' ? at?.[1] : undefined);

/** What each check that is not met holds against a span, as far as the span is the one it is about. */
function slipsOn(branch: Branch, { check, state, found }: Exam, { suspects }: Evidence): Slip[] {
  if (check.signal !== 'span' || state === 'met') return [];
  if (suspects.get(check.id) !== branch && !found.includes(branch)) return [];
  return judgeSpan(branch.span, [...matchTests(check.match), ...expectTests(check.expect)]).slips;
}

/** Every attribute of a span, whichever check asks for it, that was set on the holder instead. */
function misplaced(branch: Branch, holder: Branch, evidence: Evidence): Slip[] {
  const slips = new Map<string, Slip>();
  for (const exam of evidence.exams.values()) {
    for (const slip of slipsOn(branch, exam, evidence)) {
      if (slips.has(slip.test.key) || slip.miss !== 'missing') continue;
      if (holderIn(explainSlip(slip, branch, evidence.around)) === holder) slips.set(slip.test.key, slip);
    }
  }
  return [...slips.values()];
}

/**
 * Makes one explanation of all that were set on one other span: whoever forgot to make a span the active one put all
 * attributes elsewhere by that, and is told of it once, with all their keys.
 */
export function joinMisplaced(told: readonly Explanation[], branch: Branch, evidence: Evidence): Explanation[] {
  const holders = new Set<Branch>();
  return told.flatMap((explanation) => {
    const holder = holderIn(explanation);
    if (holder === undefined) return [explanation];
    if (holders.has(holder)) return [];
    holders.add(holder);
    return [explainOnAnotherSpan(misplaced(branch, holder, evidence), branch, holder)];
  });
}
