import type { StoredSpan } from '../../telemetry/span.ts';
import type { Branch } from '../../waterfall/tree.ts';
import { ANY_VALUE, conditionsInWords } from '../conditions.ts';
import { judgeSpan, passesAll, type FieldTest, type Slip } from '../field-test.ts';
import type { Scene } from '../observation.ts';
import { listed } from '../quote.ts';
import { explainOtherTrace } from './broken-trace.ts';
import type { Explanation } from './explanation.ts';
import type { Surroundings } from './missing-attribute.ts';
import { explainOrphan, isUnfinished } from './orphan.ts';
import { ALIKE, likeness } from './similarity.ts';
import { explainSlip } from './span-slip.ts';

/** What the search for a missing span may use. */
export interface Search {
  scene: Scene;
  around: Surroundings;
  /** Spans that another check has found: they are not a misspelling of this one. */
  claimed: ReadonlySet<Branch>;
}

/** A run of a load test holds thousands of spans; a slip is found in the first of them or not at all. */
const MOST_LOOKED_AT = 1000;

/** A slip too big to be one. */
const NOT_A_SLIP = 9;

function likenessOfName(test: FieldTest, name: string): number {
  const { equals, oneOf = [], aliases = [] } = test.conditions;
  const wanted = [equals, ...oneOf, ...aliases].filter((each) => typeof each === 'string');
  return Math.max(0, ...wanted.map((each) => likeness(each, name)));
}

const KNOWN_SLIPS: ReadonlySet<string> = new Set([
  'attr.near-key',
  'attr.deprecated-key',
  'attr.wrong-level',
  'attr.other-key',
  'attr.wrong-type',
]);

/** How far a slip moves a span away from the one looked for: 0 is nothing, more than 1 a span of another sort. */
function costOf(slip: Slip, branch: Branch, { around, claimed }: Search): number {
  if (slip.test.field === 'name') {
    const like = likenessOfName(slip.test, branch.span.name);
    return like < ALIKE || claimed.has(branch) ? NOT_A_SLIP : 1 - like;
  }
  if (slip.test.field === 'attributes' || slip.test.field === 'resource') {
    const { code } = explainSlip(slip, branch, around);
    // The span that has the attribute comes nearer than the one that lacks it.
    if (code === 'attr.wrong-span') return 2;
    return KNOWN_SLIPS.has(code) ? 0.5 : 1;
  }
  return slip.test.field === 'service' && claimed.has(branch) ? NOT_A_SLIP : 1;
}

/** How near a span comes to the tests, or null where it is nothing like what they describe. */
function nearness(branch: Branch, tests: readonly FieldTest[], search: Search): number | null {
  const { slips } = judgeSpan(branch.span, tests);
  const cost = slips.reduce((sum, slip) => sum + costOf(slip, branch, search), 0);
  const anchored = tests.some((test) => test.field === 'name') || slips.length < tests.length;
  const isOnlyService = tests.length === 1 && tests[0]?.field === 'service';
  const limit = tests.some((test) => test.field === 'name') ? 2 : 1;
  if (cost > limit) return null;
  return anchored || isOnlyService || cost <= 0.5 ? cost : null;
}

/** The span that comes nearest to the tests, if any comes near. */
function nearest(tests: readonly FieldTest[], search: Search): Branch | undefined {
  let found: Branch | undefined;
  let least = Infinity;
  for (const branch of search.scene.branches.slice(0, MOST_LOOKED_AT)) {
    const cost = nearness(branch, tests, search);
    if (cost === null || cost >= least) continue;
    found = branch;
    least = cost;
  }
  return found;
}

const FIELD_WORDS: Partial<Record<FieldTest['field'], string>> = {
  name: 'named',
  kind: 'of kind',
  service: 'from the service',
  scope: 'from the tracer',
};

/** What was looked for, in words: `a span named “query”, of kind “client”`. */
export function searchInWords(tests: readonly FieldTest[]): string {
  const words = tests.map((test) => {
    const lead = FIELD_WORDS[test.field];
    const wanted = conditionsInWords({ ...test.conditions, aliases: undefined });
    if (lead !== undefined) return `${lead} ${wanted}`;
    return wanted === ANY_VALUE ? `with ${test.key}` : `with ${test.key} = ${wanted}`;
  });
  return ['a span', words.join(', ')].join(' ').trim();
}

const shown = (spans: readonly StoredSpan[]): string => listed(spans.map((span) => span.name));

function explainNothingLikeIt(tests: readonly FieldTest[], { scene }: Search): Explanation {
  const wanted = searchInWords(tests);
  return {
    code: 'span.missing',
    message: `There is no ${wanted.replace(/^a span/, 'span').trim()}.`,
    expected: wanted,
    actual: `${scene.branches.length} ${scene.branches.length === 1 ? 'span' : 'spans'}: ${shown(scene.branches.map(({ span }) => span))}`,
    at: scene.branches.filter((branch) => branch.depth === 0).slice(0, 1),
  };
}

/** An unfinished span leaves children behind that name it; it was there before the search went further. */
function unfinished({ scene, claimed }: Search): Branch | undefined {
  const orphans = scene.branches.filter(isUnfinished);
  return orphans.find((orphan) => !claimed.has(orphan)) ?? orphans[0];
}

/** Why no span matches: one that nearly does, one in another trace, one that never ended, or nothing like it. */
export function explainMissingSpan(tests: readonly FieldTest[], search: Search): Explanation[] {
  const near = nearest(tests, search);
  if (near !== undefined)
    return judgeSpan(near.span, tests).slips.map((slip) => explainSlip(slip, near, search.around));
  const stray = search.scene.strays.find(({ span }) => passesAll(span, tests));
  if (stray !== undefined)
    return [explainOtherTrace(stray, search.scene.branches, `${searchInWords(tests)}, in the trace of the run`)];
  const orphan = unfinished(search);
  return [orphan === undefined ? explainNothingLikeIt(tests, search) : explainOrphan(orphan)];
}
