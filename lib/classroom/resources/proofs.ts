import type { Proof, SeenResource } from '../../checker/judge-resource.ts';
import { objectIn, textIn } from '../../checker/documents/json-value.ts';
import type { Works } from '../../checker/resource-expectation.ts';
import { parseFilter } from '../../projection/xray/filter/parse.ts';
import { matchesFilter } from '../../projection/xray/filter/evaluate.ts';
import { servicesAskedFor } from '../../projection/xray/filter/services-asked-for.ts';
import { defaultRule } from '../../projection/xray/sampling/default-rule.ts';
import { ruleFor, type SampledRequest } from '../../projection/xray/sampling/match-rule.ts';
import { samplingRuleSchema, type SamplingRule } from '../../projection/xray/sampling/sampling-rule.ts';
import { assembleTrace, type AssembledTrace } from '../../projection/xray/trace/assemble-trace.ts';
import { grouped } from '../../projection/xray/trace/grouped.ts';
import type { Segment } from '../../telemetry/segment.ts';
import type { Looking } from './seen-resources.ts';

type Found = Omit<SeenResource, 'works'>;

/** Documents looked at: the newest, which are those of the requests that a student has just sent. */
const MOST_SEGMENTS = 2000;
/** And of them no more than so many bytes: a document may have a megabyte. */
const MOST_BYTES = 16 * 1024 * 1024;

/** A segment, and when it was received in Unix milliseconds. */
interface Arrived {
  segment: Segment;
  receivedAt: number;
}

/** What arrived that rules and groups can be tried on. */
class Evidence {
  readonly traces: AssembledTrace[];
  /** The names under which services reported. */
  readonly came: string[];

  constructor(readonly arrived: readonly Arrived[]) {
    const segments = arrived.map(({ segment }) => segment);
    this.traces = [...grouped(segments, ({ traceId }) => traceId).values()].map((own) => assembleTrace(own));
    this.came = [...new Set(segments.filter(({ kind }) => kind === 'segment').map(({ name }) => name))];
  }
}

async function evidenceOf({ engine, workspace }: Looking): Promise<Evidence> {
  const newest = { signal: 'segment', order: 'newest', limit: MOST_SEGMENTS, mostBytes: MOST_BYTES } as const;
  const stored = await engine.signals(workspace, newest);
  const arrived = stored.flatMap((each) =>
    each.signal === 'segment' ? [{ segment: each.segment, receivedAt: each.receivedAt, seq: each.seq }] : [],
  );
  return new Evidence(arrived.toSorted((a, b) => a.seq - b.seq));
}

/** How many traces a group's expression finds. */
function tryFilter({ body }: Found, { traces, came }: Evidence): Proof {
  const source = textIn(body, 'FilterExpression');
  if (source === '') return { count: traces.length, asked: [], came, problem: null };
  const parsed = parseFilter(source);
  if (parsed.kind === 'failed') {
    const { message, from } = parsed.error;
    return { count: 0, asked: [], came, problem: `${message} (at character ${from + 1}).` };
  }
  const count = traces.filter((trace) => matchesFilter(parsed.expression, trace)).length;
  return { count, asked: servicesAskedFor(parsed.expression), came, problem: null };
}

/** What an SDK knew of the request that a segment is about. */
function requestOf({ name, document }: Segment): SampledRequest {
  const request = objectIn(objectIn(document, 'http'), 'request');
  const [url, method, serviceType] = [textIn(request, 'url'), textIn(request, 'method'), textIn(document, 'origin')];
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return { serviceName: name, serviceType, method, host: parsed?.host ?? '', path: parsed?.pathname ?? '' };
}

/** The rule that an SDK says it decided by; empty where it says nothing. */
function ruleNamedIn({ document }: Segment): string {
  const told = objectIn(objectIn(document, 'aws'), 'xray');
  return textIn(told, 'rule_name') || textIn(told, 'sampling_rule_name');
}

/** How many requests a sampling rule decided on, since it was made. */
function tryRule({ body }: Found, { arrived, came }: Evidence, rules: readonly SamplingRule[]): Proof {
  const rule = samplingRuleSchema.safeParse(body).data;
  if (rule === undefined) return { count: 0, asked: [], came, problem: 'its fields are not those of a rule.' };
  const requests = arrived.filter(({ segment: { kind, parentId } }) => kind === 'segment' && parentId === null);
  const count = requests.filter(({ segment }) => {
    const told = ruleNamedIn(segment);
    return told === rule.RuleName || ruleFor(rules, requestOf(segment))?.RuleName === rule.RuleName;
  }).length;
  const asked = /[*?]/.test(rule.ServiceName) ? [] : [rule.ServiceName];
  return { count, asked, came, problem: null };
}

const rulesIn = (found: readonly Found[]): SamplingRule[] => [
  ...found.flatMap(({ body }) => samplingRuleSchema.safeParse(body).data ?? []),
  defaultRule,
];

/** How many events a log group or stream holds. */
async function tryEvents({ body }: Found, { engine, workspace }: Looking): Promise<Proof> {
  const [group, stream] = [textIn(body, 'logGroupName'), textIn(body, 'logStreamName')];
  const places = await engine.places(workspace, { signal: 'log', place: group });
  const mine = places.filter((place) => stream === '' || place.stream === stream);
  return { count: mine.reduce((sum, { count }) => sum + count, 0), asked: [], came: [], problem: null };
}

/** Tries each document on what arrived, in the ways that a step asks for. */
export async function withProofs(
  found: readonly Found[],
  proofs: readonly Works['proof'][],
  looking: Looking,
): Promise<SeenResource[]> {
  const evidence = proofs.some((proof) => proof !== 'events') ? await evidenceOf(looking) : new Evidence([]);
  const rules = rulesIn(found);
  const prove: Record<Works['proof'], (each: Found) => Proof | Promise<Proof>> = {
    filter: (each) => tryFilter(each, evidence),
    rule: (each) => tryRule(each, evidence, rules),
    events: (each) => tryEvents(each, looking),
  };
  return Promise.all(
    found.map(async (each) => {
      const works = await Promise.all(proofs.map(async (proof) => [proof, await prove[proof](each)] as const));
      return { ...each, works: Object.fromEntries(works) };
    }),
  );
}
