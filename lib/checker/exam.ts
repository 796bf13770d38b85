import { plainValue } from '../telemetry/attributes.ts';
import type { Branch } from '../waterfall/tree.ts';
import { cast, TooManyChoices, type Casting, type Part } from './casting.ts';
import { missOf } from './conditions.ts';
import { referencesOf, type Check, type ExceptionCheck } from './expectation.ts';
import { expectTests, judgeSpan, matchTests, own, passesAll, type FieldTest } from './field-test.ts';
import { isRoot, type Tie } from './relations.ts';
import type { Scene } from './observation.ts';
import { boundsOf, conditionsOf } from './value-test.ts';

/** What became of one check when its spans were looked for. Not yet a verdict, and not yet in words. */
export interface Exam {
  check: Check;
  /** `blocked`: a check that it builds on was not met, or found nothing to compare with. */
  state: 'met' | 'unmet' | 'too-many' | 'blocked' | 'unclear';
  blockedBy?: string;
  /** What `match` finds, and which of those meet `expect` as well. */
  found: readonly Branch[];
  good: readonly Branch[];
}

/** All checks together: what each found, and which spans play which part. */
export interface Examination {
  exams: ReadonlyMap<string, Exam>;
  casting: Casting;
}

/** The values that must be equal to those of another check's span. */
function sameValueTies(tests: readonly FieldTest[]): Tie[] {
  return tests.flatMap(({ field, key, conditions: { sameAs } }) => {
    if (sameAs === undefined) return [];
    const [of = '', ...theirs] = sameAs.split('.');
    return [
      { kind: 'same-value' as const, of, mine: key === '' ? field : `${field}.${key}`, theirs: theirs.join('.') },
    ];
  });
}

/** What ties a check's span to the spans of other checks. */
export function tiesOf(check: Check): Tie[] {
  if (check.signal === 'absent') return [];
  if (check.signal === 'exception') return [{ kind: 'same-span', of: check.on }];
  const relations = check.relations.flatMap((relation): Tie[] =>
    'of' in relation ? [{ kind: 'relation', of: relation.of, relation }] : [],
  );
  return [...relations, ...sameValueTies(expectTests(check.expect))];
}

/** How many spans a check is about. */
export const countOf = (check: Check): { min: number; max: number } =>
  check.signal === 'span' ? boundsOf(check.count) : { min: 1, max: Infinity };

export const mustBeRoot = (check: Check): boolean =>
  check.signal === 'span' && check.relations.some(({ rel }) => rel === 'root');

/** Whether an exception like the one looked for is recorded on a span. */
function hasException({ span }: Branch, { type, message, stacktrace }: ExceptionCheck): boolean {
  const tests = Object.entries({ type, message, stacktrace }).filter(([, test]) => test !== undefined);
  return span.events.some(
    (event) =>
      event.name === 'exception' &&
      tests.every(
        ([key, test]) => missOf(own(event.attributes, `exception.${key}`), conditionsOf(test ?? '')) === null,
      ),
  );
}

function findFor(check: Check, { branches }: Scene): Pick<Exam, 'found' | 'good'> {
  if (check.signal === 'exception') {
    const found = branches.filter(({ span }) => span.events.some(({ name }) => name === 'exception'));
    return { found, good: found.filter((branch) => hasException(branch, check)) };
  }
  const tests = matchTests(check.match);
  const found = branches.filter(({ span }) => passesAll(span, tests));
  if (check.signal === 'absent') return { found, good: [] };
  const expected = expectTests(check.expect);
  return { found, good: found.filter(({ span }) => passesAll(span, expected)) };
}

/** The checks in an order in which each refers only to those before it. References never form a circle. */
function inOrder(checks: readonly Check[]): Check[] {
  const ordered = new Set<Check>();
  const add = (check: Check): void => {
    const before = new Set([...check.dependsOn, ...referencesOf(check).map(({ to }) => to)]);
    for (const other of checks) if (before.has(other.id) && !ordered.has(other)) add(other);
    ordered.add(check);
  };
  for (const check of checks) add(check);
  return [...ordered];
}

/** The span to compare others with when a check found some, but none that is as it should be. */
export function leastWrong(check: Check, found: readonly Branch[], taken: Casting): Branch | undefined {
  const tests = check.signal === 'span' ? expectTests(check.expect) : [];
  const claimed = new Set([...taken.values()].flat());
  const wrongness = (branch: Branch): number =>
    judgeSpan(branch.span, tests).slips.length +
    (claimed.has(branch) ? 0.5 : 0) +
    (mustBeRoot(check) && !isRoot(branch) ? 1 : 0);
  return found
    .map((branch) => ({ branch, wrong: wrongness(branch) }))
    .reduce<{ branch?: Branch; wrong: number }>((least, each) => (each.wrong < least.wrong ? each : least), {
      wrong: Infinity,
    }).branch;
}

function distinctMiss(check: Check, good: readonly Branch[]): boolean {
  if (check.signal !== 'span') return false;
  return expectTests(check.expect).some((test) => {
    if (test.conditions.distinct === undefined) return false;
    const values = good.map(({ span }) => test.read(span)).filter((value) => value !== undefined);
    return new Set(values.map((value) => JSON.stringify(plainValue(value)))).size !== test.conditions.distinct;
  });
}

/** Examines checks one by one and keeps a casting in which all that are met so far are met together. */
class Examiner {
  readonly exams = new Map<string, Exam>();
  casting: Casting = new Map();
  readonly #parts: Part[] = [];

  constructor(private readonly scene: Scene) {}

  examine(check: Check): void {
    const seen = { check, ...findFor(check, this.scene) };
    const blockedBy = this.#blocker(check);
    if (blockedBy !== undefined) this.exams.set(check.id, { ...seen, state: 'blocked', blockedBy });
    else this.exams.set(check.id, { ...seen, state: this.#stateOf(check, seen) });
  }

  #blocker(check: Check): string | undefined {
    const unmet = check.dependsOn.find((id) => this.exams.get(id)?.state !== 'met');
    return unmet ?? tiesOf(check).find(({ of }) => !this.#parts.some(({ id }) => id === of))?.of;
  }

  #stateOf(check: Check, { found, good }: Pick<Exam, 'found' | 'good'>): Exam['state'] {
    if (check.signal === 'absent') return found.length === 0 ? 'met' : 'too-many';
    const { min, max } = countOf(check);
    const candidates = mustBeRoot(check) ? good.filter(isRoot) : good;
    const state = this.#place({ id: check.id, candidates, min, ties: tiesOf(check) });
    if (state !== 'met') this.#standIn(check, found);
    if (state !== 'met') return state;
    if (distinctMiss(check, good)) return 'unmet';
    return found.length > max ? 'too-many' : 'met';
  }

  /** Casts the part together with all before it; where that cannot be, those before it stay as they were. */
  #place(part: Part): 'met' | 'unmet' | 'unclear' {
    try {
      const together = cast([...this.#parts, part]);
      if (together === null) return 'unmet';
      this.#parts.push(part);
      this.casting = together;
      return 'met';
    } catch (error) {
      if (error instanceof TooManyChoices) return 'unclear';
      throw error;
    }
  }

  /** A span that is there but wrong can still be compared with: its own mistake is not the next check's. */
  #standIn(check: Check, found: readonly Branch[]): void {
    const branch = leastWrong(check, found, this.casting);
    if (branch !== undefined) this.#place({ id: check.id, candidates: [branch], min: 1, ties: [] });
  }
}

/** Looks for the spans of all checks. */
export function examine(checks: readonly Check[], scene: Scene): Examination {
  const examiner = new Examiner(scene);
  for (const check of inOrder(checks)) examiner.examine(check);
  return { exams: examiner.exams, casting: examiner.casting };
}
