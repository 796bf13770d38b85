/** A value may be megabytes long; a pattern sees this much of it, and less where it goes over it more than once. */
const MOST_READ = 4096;
const MOST_REREAD = 1024;

/** Steps that one value may cost at the worst: some ten milliseconds. */
const MOST_STEPS = 20_000_000;

/** More repetitions than these are as good as any number of them. */
const FEW = 16;

const ESCAPES = /\\(?:[pPu]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]/gsu;
const GROUP_KIND = /\(\?(?:[a-z-]*:|<[^>]*>)/gu;
const QUANTIFIERS = /[*+?|]|\{(\d+)(?:(,)(\d*))?\}/gu;

/** A pattern's bones: what stands for one character as an `x`, groups without their kind. */
const bonesOf = (pattern: string): string => pattern.replaceAll(ESCAPES, 'x').replaceAll(GROUP_KIND, '(');

/** Whether a match can begin at the start of the value alone; a choice outside of every group goes around the anchor. */
function isAnchored(bones: string): boolean {
  let depth = 0;
  for (const part of bones) {
    if (part === '(') depth += 1;
    if (part === ')') depth -= 1;
    if (part === '|' && depth === 0) return false;
  }
  return bones.startsWith('^');
}

/** How many ways one quantifier or choice can go: Infinity for as many as the value is long. */
function waysOf([part, least = '0', comma, most = '']: RegExpExecArray): number {
  if (part === '*' || part === '+') return Infinity;
  if (part === '?' || part === '|') return 2;
  if (comma === undefined) return 1;
  const ways = Number(most) - Number(least) + 1;
  return most === '' || ways > FEW ? Infinity : ways;
}

/** How often a pattern may go over a value, as a power of its length, and how many ways there are each time. */
function workOf(pattern: string): { power: number; ways: number } {
  const bones = bonesOf(pattern);
  const all = [...bones.matchAll(QUANTIFIERS)].map(waysOf);
  const finite = all.filter((ways) => Number.isFinite(ways));
  return {
    power: all.length - finite.length + (isAnchored(bones) ? 0 : 1),
    ways: finite.reduce((product, ways) => product * ways, 1),
  };
}

/** How much of a value a pattern is shown. */
export const readableBy = (pattern: string): number => (workOf(pattern).power > 1 ? MOST_REREAD : MOST_READ);

/** Whether a hostile value could keep a pattern busy: `a*a*a*b` tries every way to share the value out. */
export function isLaborious(pattern: string): boolean {
  const { power, ways } = workOf(pattern);
  return readableBy(pattern) ** power * ways > MOST_STEPS;
}
