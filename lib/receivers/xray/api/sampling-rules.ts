import { z } from 'zod';
import type { Desk } from '../../desk.ts';
import { DEFAULT_RULE, defaultRule } from '../../../projection/xray/sampling/default-rule.ts';
import { inOrder } from '../../../projection/xray/sampling/match-rule.ts';
import {
  samplingRuleSchema,
  samplingRuleUpdateSchema,
  type KeptRule,
  type SamplingRuleUpdate,
} from '../../../projection/xray/sampling/sampling-rule.ts';
import { answer, Fault, invalidRequest, operation, type Operation } from './call.ts';
import { ACCOUNT } from './groups.ts';

/** Where rules are kept, by their name; the default rule only once it was changed. */
const RULES = 'sampling-rules';
const MOST_RULES = 25;

const keptRuleSchema = samplingRuleSchema.extend({
  Priority: z.number(),
  CreatedAt: z.number(),
  ModifiedAt: z.number(),
});

const arnOf = (name: string, region: string): string => `arn:aws:xray:${region}:${ACCOUNT}:sampling-rule/${name}`;

/** Every rule of a workspace in the order in which they are tried, the default rule at the end. */
export async function allRules(desk: Desk): Promise<KeptRule[]> {
  const kept = (await desk.documents.list(RULES)).flatMap(({ body }) => keptRuleSchema.safeParse(body).data ?? []);
  const isChanged = kept.some(({ RuleName }) => RuleName === DEFAULT_RULE);
  return inOrder(isChanged ? kept : [...kept, defaultRule]);
}

/** In the shape of the API: the times beside the rule. `Attributes` must be there, or the Node SDK skips the rule. */
export const recordOf = ({ CreatedAt, ModifiedAt, ...rule }: KeptRule, region: string): object => ({
  SamplingRule: { ...rule, RuleARN: rule.RuleARN ?? arnOf(rule.RuleName, region), Attributes: rule.Attributes ?? {} },
  CreatedAt,
  ModifiedAt,
});

/** To whole seconds, as the SDKs compare them. */
const nowOf = (desk: Desk): number => Math.floor(desk.now() / 1000);

const getSamplingRules = operation(
  'GetSamplingRules',
  '/GetSamplingRules',
  z.object({ NextToken: z.string().nullish() }),
  async ({ desk, region }) =>
    answer({ SamplingRuleRecords: (await allRules(desk)).map((rule) => recordOf(rule, region)), NextToken: null }),
);

/** https://docs.aws.amazon.com/xray/latest/api/API_CreateSamplingRule.html */
const createSamplingRule = operation(
  'CreateSamplingRule',
  '/CreateSamplingRule',
  z.object({ SamplingRule: samplingRuleSchema }),
  async ({ desk, input: { SamplingRule: rule }, region }) => {
    const { RuleName } = rule;
    if (rule.Version !== 1) return invalidRequest('Version must be 1', 'There is one version of the format.');
    const rules = await allRules(desk);
    if (rules.some((each) => each.RuleName === RuleName))
      return invalidRequest('Sampling rule already exists', 'Nothing is lost: update-sampling-rule changes it.');
    if (rules.length > MOST_RULES)
      return new Fault('RuleLimitExceededException', 'Sampling rule limit exceeded', 'Delete one that is not used.');
    const at = nowOf(desk);
    const kept: KeptRule = { ...rule, RuleARN: arnOf(RuleName, region), Attributes: rule.Attributes ?? {}, CreatedAt: at, ModifiedAt: at }; // prettier-ignore
    await desk.documents.put(RULES, RuleName, kept);
    return answer({ SamplingRuleRecord: recordOf(kept, region) });
  },
);

type Which = Pick<SamplingRuleUpdate, 'RuleName' | 'RuleARN'>;

async function ruleOf(desk: Desk, { RuleName: name, RuleARN: arn }: Which): Promise<KeptRule | Fault> {
  const which = name ?? arn?.split('/').at(-1);
  if (which === undefined || (name !== undefined && arn !== undefined))
    return invalidRequest('Specify a rule by either name or ARN, but not both', 'Send RuleName, and no RuleARN.');
  const rules = await allRules(desk);
  const found = rules.find(({ RuleName }) => RuleName === which);
  return (
    found ??
    invalidRequest('Sampling rule does not exist', `There are: ${rules.map(({ RuleName }) => RuleName).join(', ')}.`)
  );
}

/** What of the default rule may be changed. */
const ofDefault: ReadonlySet<string> = new Set(['RuleName', 'RuleARN', 'FixedRate', 'ReservoirSize']);

const updateSamplingRule = operation(
  'UpdateSamplingRule',
  '/UpdateSamplingRule',
  z.object({ SamplingRuleUpdate: samplingRuleUpdateSchema }),
  async ({ desk, input: { SamplingRuleUpdate: update }, region }) => {
    const before = await ruleOf(desk, update);
    if (before instanceof Fault) return before;
    const fields = Object.entries(update).filter(([, value]) => value !== undefined);
    if (before.RuleName === DEFAULT_RULE && fields.some(([name]) => !ofDefault.has(name)))
      return invalidRequest(
        'Invalid update request for default sampling rule',
        'Its rate and reservoir can be changed.',
      );
    const { RuleName, RuleARN } = before;
    const names = { RuleName, ...(RuleARN !== undefined && { RuleARN }) };
    const kept: KeptRule = { ...before, ...Object.fromEntries(fields), ...names, ModifiedAt: nowOf(desk) };
    await desk.documents.put(RULES, RuleName, kept);
    return answer({ SamplingRuleRecord: recordOf(kept, region) });
  },
);

const deleteSamplingRule = operation(
  'DeleteSamplingRule',
  '/DeleteSamplingRule',
  z.object({ RuleName: z.string().optional(), RuleARN: z.string().optional() }),
  async ({ desk, input, region }) => {
    const rule = await ruleOf(desk, input);
    if (rule instanceof Fault) return rule;
    if (rule.RuleName === DEFAULT_RULE)
      return invalidRequest('Default sampling rule cannot be deleted', 'Update its rate and reservoir instead.');
    await desk.documents.remove(RULES, rule.RuleName);
    return answer({ SamplingRuleRecord: recordOf(rule, region) });
  },
);

export const ruleOperations: readonly Operation[] = [
  getSamplingRules,
  createSamplingRule,
  updateSamplingRule,
  deleteSamplingRule,
];
