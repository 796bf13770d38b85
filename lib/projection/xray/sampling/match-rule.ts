import { DEFAULT_RULE } from './default-rule.ts';
import type { SamplingRule } from './sampling-rule.ts';

/** What an SDK knows of a request when it decides. What it does not know is held against no rule. */
export interface SampledRequest {
  /** The recorder's name for itself, or the host where naming is dynamic. */
  serviceName?: string;
  serviceType?: string;
  host?: string;
  method?: string;
  path?: string;
}

/** Whether a text has the form of a pattern, letters of either case; linear, whatever the pattern. */
export function matchesPattern(pattern: string, text: string): boolean {
  const [wanted, found] = [pattern.toLowerCase(), text.toLowerCase()];
  let [at, textAt, star, retry] = [0, 0, -1, 0];
  while (textAt < found.length) {
    if (wanted[at] === '*') {
      star = at;
      retry = textAt;
      at += 1;
    } else if (wanted[at] === '?' || wanted[at] === found[textAt]) {
      at += 1;
      textAt += 1;
    } else {
      if (star < 0) return false;
      // The last star takes one character more.
      at = star + 1;
      retry += 1;
      textAt = retry;
    }
  }
  return /^\**$/.test(wanted.slice(at));
}

/** Parts of a rule that a request is held against, in the words of both sides. */
const sides = [
  ['ServiceName', 'serviceName'],
  ['ServiceType', 'serviceType'],
  ['Host', 'host'],
  ['HTTPMethod', 'method'],
  ['URLPath', 'path'],
] as const satisfies readonly (readonly [keyof SamplingRule, keyof SampledRequest])[];

export type RuleField = (typeof sides)[number][0];

/** The first part of a rule that a request does not match; null where it matches. The default rule matches all. */
export function mismatchOf(rule: SamplingRule, request: SampledRequest): RuleField | null {
  if (rule.RuleName === DEFAULT_RULE) return null;
  const wrong = sides.find(([field, known]) => {
    const value = request[known];
    return value !== undefined && value !== '' && !matchesPattern(rule[field], value);
  });
  return wrong?.[0] ?? null;
}

/** SDKs take only rules that they can judge: of version 1, for any resource, without attributes. */
const isForSdks = ({ Version, ResourceARN, ServiceType, Attributes }: SamplingRule): boolean =>
  Version === 1 && ResourceARN === '*' && ServiceType !== '' && Object.keys(Attributes ?? {}).length === 0;

/** By priority, then by name: the order in which rules are tried. */
export const inOrder = <Rule extends SamplingRule>(rules: readonly Rule[]): Rule[] =>
  rules.toSorted((a, b) => a.Priority - b.Priority || (a.RuleName < b.RuleName ? -1 : 1));

/** The rule that decides on a request, as the SDKs choose it. */
export const ruleFor = <Rule extends SamplingRule>(rules: readonly Rule[], request: SampledRequest): Rule | undefined =>
  inOrder(rules).find((rule) => isForSdks(rule) && mismatchOf(rule, request) === null);
