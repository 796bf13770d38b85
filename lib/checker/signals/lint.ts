import { z } from 'zod';
import { checkBase } from '../check-base.ts';
import type { Explanation } from '../diagnose/explanation.ts';
import type { Observation, Scene } from '../observation.ts';
import { isLibrary, type LintSight, type Offence } from './lint/rule.ts';
import { ruleNames, rules, type RuleName } from './lint/rules.ts';
import type { Mistake, Outcome, Sight, Signal } from './signal.ts';

const ruleSchema = z.enum(ruleNames).meta({ id: 'Rule', description: 'a convention, by name' });

const schema = z
  .strictObject({
    ...checkBase,
    signal: z.literal('lint'),
    rules: z.array(ruleSchema).min(1).describe('the conventions that are looked at, by name'),
    scope: z
      .enum(['student-scopes', 'all'])
      .default('student-scopes')
      .describe(
        'student-scopes: spans of tracers that are no known library’s, since a student answers for no framework; all: every span. Rules about the shape of a trace always see all of it',
      ),
    allow: z
      .array(
        z.strictObject({
          rule: ruleSchema.describe('the rule that may be broken'),
          context: z
            .record(z.string().min(1), z.string())
            .optional()
            .describe(
              'what must be as written for it to be allowed: key, span, service, scope or parent; left out, anything',
            ),
          reason: z.string().min(1).describe('why it may stay'),
        }),
      )
      .default([])
      .describe('what breaks a rule and may; an entry that allows nothing any more is reported itself'),
  })
  .meta({
    id: 'LintCheck',
    description:
      'Conventions that the telemetry should keep. Points are given by the share of spans (or traces, or services) that keep them.',
  });
type LintCheck = z.infer<typeof schema>;
type Allowance = LintCheck['allow'][number];

/** At most so many offences of one rule are told. */
const TOLD = 3;

const sightOf = ({ scope }: LintCheck, { branches }: Scene, { arrivals = [] }: Observation): LintSight => ({
  branches: scope === 'all' ? branches : branches.filter((branch) => !isLibrary(branch)),
  all: branches,
  arrivals,
});

const isAllowed = ({ context }: Offence, allowance: Allowance): boolean =>
  Object.entries(allowance.context ?? {}).every(([field, value]) => context[field] === value);

/** What one rule comes to, once what is allowed is taken out. */
interface Verdict {
  rule: RuleName;
  looked: number;
  offences: Offence[];
  used: Allowance[];
}

function apply(rule: RuleName, check: LintCheck, sight: LintSight): Verdict {
  const { looked, offences } = rules[rule].judge(sight);
  const allowances = check.allow.filter((each) => each.rule === rule);
  const left = offences.filter((offence) => !allowances.some((allowance) => isAllowed(offence, allowance)));
  const used = allowances.filter((allowance) => offences.some((offence) => isAllowed(offence, allowance)));
  return { rule, looked, offences: left, used };
}

/** The share of what a rule looked at that keeps it; a thing that breaks it twice is one thing. */
function shareOf({ looked, offences }: Verdict): number {
  const guilty = new Set(offences.map(({ explanation: { at = [] } }) => at[0]));
  return looked === 0 ? 1 : 1 - Math.min(guilty.size, looked) / looked;
}

const again = (times: number): string =>
  times === 1 ? ' The same rule is broken once more.' : ` The same rule is broken ${times} more times.`;

/** The first few offences that differ in what they say, the last of them with how many more there are. */
function told({ offences }: Verdict): Explanation[] {
  const distinct = new Map(offences.map(({ explanation }) => [explanation.message, explanation]));
  const first = [...distinct.values()].slice(0, TOLD);
  const last = first.pop();
  if (last === undefined) return [];
  const more = offences.length - first.length - 1;
  return [...first, more === 0 ? last : { ...last, message: last.message + again(more) }];
}

/** What only informs is told and turns nothing red. */
const asNote = (explanation: Explanation): Explanation => ({ ...explanation, level: 'info' });

const stale = ({ rule, reason }: Allowance): Explanation => ({
  code: 'lint.stale-allowance',
  level: 'warning',
  message: `The rule ${rule} is no longer broken where it was allowed to be (“${reason}”).`,
  fix: 'Take the entry out of “allow”.',
});

const doesInform = ({ rule }: Verdict): boolean => 'informs' in rules[rule];

function judge(check: LintCheck, { scene, observation }: Sight): Outcome {
  if (scene.branches.length === 0) {
    return {
      state: 'unmet',
      explanations: [{ code: 'silence', message: 'Not one span arrived that could keep a rule.' }],
    };
  }
  const sight = sightOf(check, scene, observation);
  const verdicts = check.rules.map((rule) => apply(rule, check, sight));
  const used = new Set(verdicts.flatMap((verdict) => verdict.used));
  const notes = [
    ...verdicts.filter(doesInform).flatMap(told).map(asNote),
    ...check.allow.filter((allowance) => !used.has(allowance)).map(stale),
  ];
  const strict = verdicts.filter((verdict) => !doesInform(verdict));
  const broken = strict.flatMap(told);
  if (broken.length === 0) return { state: 'met', notes };
  const looked = strict.filter((verdict) => verdict.looked > 0);
  const share = looked.reduce((sum, verdict) => sum + shareOf(verdict), 0) / looked.length;
  return { state: 'unmet', explanations: [...broken, ...notes], share: check.partial ? share : 0 };
}

const mistakesIn = ({ allow, rules: asked }: LintCheck): Mistake[] =>
  allow.flatMap(({ rule }, nth) =>
    asked.includes(rule)
      ? []
      : [{ path: ['allow', nth, 'rule'], message: `the rule "${rule}" is allowed to be broken and not asked for` }],
  );

export const lint: Signal<typeof schema> = {
  schema,
  judge,
  mistakesIn,
  referencesOf: () => [],
  isClosingMatter: () => true,
  seesWithoutSpans: false,
};
