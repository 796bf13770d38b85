import type { Branch } from '../../waterfall/tree.ts';
import { tiesOf, type Examination } from '../exam.ts';
import { isTiedToAny, type Tie } from '../relations.ts';
import type { Wanted } from './wanted.ts';

/** Evidence from below is worth little where very many spans could give it. */
const MOST_BELOW = 50;

interface Ties {
  /** To spans that other checks have. */
  above: Tie[];
  /** From spans that other checks found, to the one looked for. */
  below: { tie: Tie; found: readonly Branch[] }[];
}

function tiesAround({ checks, ties }: Wanted, { exams, casting }: Examination): Ties {
  const ids = new Set(checks.map(({ id }) => id));
  const below = [...exams.values()].flatMap(({ check, found }) => {
    if (ids.has(check.id) || found.length === 0 || found.length > MOST_BELOW) return [];
    const toIt = tiesOf(check).filter(({ of }) => ids.has(of));
    return toIt.map((tie) => ({ tie, found }));
  });
  return { above: ties.filter(({ of }) => casting.has(of)), below };
}

/**
 * How well a span stands to those that other checks found, were it the one that is looked for: 0 to 1, null where no
 * check says anything about it.
 */
export function neighboursIn(examination: Examination): (wanted: Wanted, branch: Branch) => number | null {
  const known = new Map<Wanted, Ties>();
  return (wanted, branch) => {
    const { above, below } = known.get(wanted) ?? tiesAround(wanted, examination);
    known.set(wanted, { above, below });
    const asked = above.length + below.length;
    if (asked === 0) return null;
    const held =
      above.filter((tie) => isTiedToAny(tie, branch, examination.casting.get(tie.of) ?? [])).length +
      below.filter(({ tie, found }) => found.some((each) => isTiedToAny(tie, each, [branch]))).length;
    return held / asked;
  };
}
