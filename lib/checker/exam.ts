import { plainValue } from '../telemetry/attributes.ts';
import type { Branch } from '../waterfall/tree.ts';
import { cast, TooManyChoices, type Casting, type Part } from './casting.ts';
import { referencesOf, type Check } from './expectation.ts';
import { findFor, nothingFound, type Found } from './find-for.ts';
import { expectTests, judgeSpan, type FieldTest } from './field-test.ts';
import type { Observation, Scene } from './observation.ts';
import { isRoot, isTiedToAny, type Tie } from './relations.ts';
import { signalOf } from './signals/registry.ts';
import type { Outcome, Signal } from './signals/signal.ts';
import { boundsOf } from './value-test.ts';

/** What became of one check when its spans were looked for. Not yet a verdict, and not yet in words. */
export interface Exam {
  check: Check;
  /** `blocked`: a check that it builds on was not met, or found nothing to compare with. */
  state: 'met' | 'unmet' | 'too-many' | 'blocked' | 'unclear';
  blockedBy?: string;
  /** What `match` finds, and which of those meet `expect` as well. */
  found: readonly Branch[];
  good: readonly Branch[];
  /** Of a signal that judges itself: its own word on the check. */
  outcome?: Outcome;
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
  if (check.signal === 'exception') return [{ kind: 'same-span', of: check.on }];
  if (check.signal !== 'span') return [];
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

/**
 * The checks in an order in which each refers only to those before it; references never form a circle. Signals that
 * judge themselves come last, where nothing waits for them: then it is settled which span plays which part.
 */
function inOrder(given: readonly Check[]): Check[] {
  const checks = given.toSorted((a, b) => Number(signalOf(a) !== undefined) - Number(signalOf(b) !== undefined));
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
  readonly #found: Found;

  constructor(
    private readonly scene: Scene,
    private readonly observation: Observation,
  ) {
    this.#found = nothingFound(scene);
  }

  examine(check: Check): void {
    const signal = signalOf(check);
    if (signal !== undefined) this.exams.set(check.id, this.#ask(signal, check));
    else this.#look(check);
  }

  /** A signal judges itself. What it cannot see here holds up no other check. */
  #ask(signal: Signal, check: Check): Exam {
    const seen = { check, found: [], good: [] };
    const blockedBy = this.#blocker(check);
    if (blockedBy !== undefined) return { ...seen, state: 'blocked', blockedBy };
    const outcome = signal.judge(check, {
      scene: this.scene,
      observation: this.observation,
      players: (id) => this.#players(id),
      checkOf: (id) => this.exams.get(id)?.check,
    });
    if (outcome.state === 'blocked') return { ...seen, state: 'blocked', blockedBy: outcome.by };
    return { ...seen, state: outcome.state === 'unmet' ? 'unmet' : 'met', outcome };
  }

  /** All spans that could play a check's part, given those that play the parts it refers to. */
  #players(id: string): readonly Branch[] {
    const exam = this.exams.get(id);
    if (exam?.state !== 'met') return this.casting.get(id) ?? [];
    const ties = tiesOf(exam.check);
    return exam.good.filter(
      (branch) =>
        (!mustBeRoot(exam.check) || isRoot(branch)) &&
        ties.every((tie) => isTiedToAny(tie, branch, this.#players(tie.of))),
    );
  }

  #look(check: Check): void {
    const seen = { check, ...findFor(check, this.scene, this.#found) };
    const blockedBy = this.#blocker(check);
    if (blockedBy !== undefined) this.exams.set(check.id, { ...seen, state: 'blocked', blockedBy });
    else this.exams.set(check.id, { ...seen, state: this.#stateOf(check, seen) });
  }

  #blocker(check: Check): string | undefined {
    const unmet = check.dependsOn.find((id) => this.exams.get(id)?.state !== 'met');
    const toSpans = referencesOf(check).filter(({ signal }) => signal === undefined);
    return unmet ?? toSpans.find(({ to }) => !this.#parts.some(({ id }) => id === to))?.to;
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
export function examine(checks: readonly Check[], scene: Scene, observation: Observation): Examination {
  const examiner = new Examiner(scene, observation);
  for (const check of inOrder(checks)) examiner.examine(check);
  return { exams: examiner.exams, casting: examiner.casting };
}
