import type { Attributes } from '../../telemetry/attributes.ts';
import type { StoredSpan } from '../../telemetry/span.ts';
import { branchKey, type Branch } from '../../waterfall/tree.ts';
import { conditionsInWords, missOf } from '../conditions.ts';
import { own, type Slip } from '../field-test.ts';
import { inRow, listedOnce, quoted, shownValue } from '../quote.ts';
import type { AlikeKeys } from './alike-keys.ts';
import { explainNoErrorType } from './error-type.ts';
import { inLanguage, type Explanation } from './explanation.ts';
import { newerNamesOf, olderNamesOf } from './renamed-keys.ts';

/** What stands around a span whose attribute is missing: where else the value could have gone. */
export interface Surroundings {
  /** The other spans of the run. */
  branches: readonly Branch[];
  /** Finds misspelt keys. */
  alike: AlikeKeys;
}

const LEVEL = { attributes: 'the span', resource: 'the resource' } as const;
type Level = keyof typeof LEVEL;

const attributesOn = (span: StoredSpan, level: Level): Attributes =>
  level === 'attributes' ? span.attributes : span.resource.attributes;

type Lead = (slip: Slip, branch: Branch, around: Surroundings) => Explanation | null;

const levelOf = (slip: Slip): Level => (slip.test.field === 'resource' ? 'resource' : 'attributes');

/** What was asked for, in words. */
export function wantedInWords({ test: { key, conditions } }: Slip): string {
  const isEquality = conditions.equals !== undefined || conditions.oneOf !== undefined;
  return `${key}${isEquality ? ' =' : ':'} ${conditionsInWords(conditions)}`;
}

/** The key stands on the same span, but on another level. */
const onAnotherLevel: Lead = (slip, branch) => {
  const { key } = slip.test;
  const [wanted, other] =
    levelOf(slip) === 'attributes' ? (['attributes', 'resource'] as const) : (['resource', 'attributes'] as const);
  const value = own(attributesOn(branch.span, other), key);
  if (value === undefined) return null;
  return {
    code: 'attr.wrong-level',
    message: `${quoted(key)} stands on ${LEVEL[other]}, and belongs on ${LEVEL[wanted]} ${quoted(branch.span.name)}.`,
    expected: `${LEVEL[wanted]}: ${wantedInWords(slip)}`,
    actual: `${LEVEL[other]}: ${key} = ${shownValue(key, value)}`,
    fix:
      wanted === 'attributes'
        ? 'Set it with setAttribute on the span while it is open; resource attributes describe the whole process.'
        : 'Set it at start-up, by OTEL_RESOURCE_ATTRIBUTES (or OTEL_SERVICE_NAME), not on a span.',
  };
};

/** Keys that instrumentations set on every span they make: that another span has one means nothing. */
const CONVENTIONAL = /^(http|url|server|client|network|net|db|user_agent|messaging|rpc|error|exception|code|thread)\./;

/** The key stands on another span of the same trace, with a value that would do. */
const onAnotherSpan: Lead = (slip, branch, { branches }) => {
  const { key, conditions } = slip.test;
  if (levelOf(slip) === 'resource' || CONVENTIONAL.test(key)) return null;
  const holder = branches.find(
    ({ span }) =>
      span !== branch.span &&
      span.traceId === branch.span.traceId &&
      own(span.attributes, key) !== undefined &&
      missOf(own(span.attributes, key), conditions) === null,
  );
  return holder === undefined ? null : explainOnAnotherSpan([slip], branch, holder);
};

/** One or more keys that were all set on one other span: one mistake, since one line made that span the active one. */
export function explainOnAnotherSpan(slips: readonly Slip[], branch: Branch, holder: Branch): Explanation {
  const [here, there] = [quoted(branch.span.name), quoted(holder.span.name)];
  const keys = slips.map(({ test }) => test.key);
  const values = keys.map((key) => `${key} = ${shownValue(key, own(holder.span.attributes, key))}`);
  const active = inLanguage(holder, 'trace.getActiveSpan()', 'trace.get_current_span()');
  const [are, them] = keys.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return {
    code: 'attr.wrong-span',
    message: `${inRow(keys.map(quoted))} ${are} set, but on the span ${there} and not on ${here}.`,
    expected: `on ${here}: ${slips.map(wantedInWords).join('; ')}`,
    actual: `on ${there}: ${values.join('; ')}`,
    fix: `Set ${them} on the span you started. ${active} is the span that is active at that line, which is another one until yours is made active.`,
    at: [branch, holder],
    cause: `on ${branchKey(holder.span)} instead of ${branchKey(branch.span)}`,
  };
}

/** The first of the names that stands among the attributes, in their order. */
function firstOf(names: readonly string[], attributes: Attributes): string | undefined {
  const there = names.filter((name) => own(attributes, name) !== undefined);
  return there.length > 1 ? Object.keys(attributes).find((key) => there.includes(key)) : there[0];
}

/** A value that is wrong under any name: a new name alone would put nothing right. A key that was split tells nothing. */
function explainWrongUnderOld(slip: Slip, branch: Branch, older: string): Explanation | null {
  const value = own(attributesOn(branch.span, levelOf(slip)), older);
  if (newerNamesOf(older).length > 1 || missOf(value, slip.test.conditions) !== 'value') return null;
  return {
    code: 'attr.wrong-value',
    message: `${quoted(older)} on ${quoted(branch.span.name)}, the older name of ${quoted(slip.test.key)}, has another value than it should.`,
    expected: wantedInWords(slip),
    actual: `${older} = ${shownValue(older, value)}`,
  };
}

/** The key was renamed by the conventions, and the other name is there. */
const underRenamedKey: Lead = (slip, branch) => {
  const { key } = slip.test;
  const attributes = attributesOn(branch.span, levelOf(slip));
  const older = firstOf(olderNamesOf(key), attributes);
  const newer = firstOf(newerNamesOf(key), attributes);
  const found = older ?? newer;
  if (found === undefined) return null;
  const wrong = older === undefined ? null : explainWrongUnderOld(slip, branch, older);
  if (wrong !== null) return wrong;
  return {
    code: 'attr.deprecated-key',
    message:
      older === undefined
        ? `${quoted(branch.span.name)} has ${quoted(found)}, the newer name of ${quoted(key)}, which this step asks for.`
        : `${quoted(branch.span.name)} has ${quoted(found)}, which was renamed: it is ${quoted(key)} now.`,
    expected: wantedInWords(slip),
    actual: `${found} = ${shownValue(found, attributes[found])}`,
    ...(older === undefined ? { fix: `Set ${key} as well.` } : {}),
  };
};

/** The key is there but for a slip of the pen. */
const underSimilarKey: Lead = (slip, branch, { alike }) => {
  const { key } = slip.test;
  const attributes = attributesOn(branch.span, levelOf(slip));
  const found = alike.mostAlike(key, attributes);
  if (found === undefined) return null;
  return {
    code: 'attr.near-key',
    message: `${quoted(branch.span.name)} has no ${quoted(key)}, but it has ${quoted(found)}. Is that a slip?`,
    expected: wantedInWords(slip),
    actual: `${found} = ${shownValue(found, attributes[found])}`,
    fix: `Rename ${quoted(found)} to ${quoted(key)}.`,
  };
};

/** Another key holds the very value: only where the value is so special that this is no accident. */
const underAnotherKey: Lead = (slip, branch, { alike }) => {
  const { key, conditions } = slip.test;
  if (typeof conditions.equals !== 'string' || conditions.equals.length < 5) return null;
  const attributes = attributesOn(branch.span, levelOf(slip));
  const found = alike
    .keysOf(attributes)
    .find(
      (each) =>
        missOf(attributes[each], conditions) === null && !alike.wantedKeys.has(each) && !CONVENTIONAL.test(each),
    );
  if (found === undefined) return null;
  return {
    code: 'attr.other-key',
    message: `${quoted(branch.span.name)} has no ${quoted(key)}; its value stands under ${quoted(found)}.`,
    expected: wantedInWords(slip),
    actual: `${found} = ${shownValue(found, attributes[found])}`,
    fix: `Put the value under ${quoted(key)}.`,
  };
};

/** Nothing like it anywhere: an SDK drops some values without a word, and nobody can tell which reason it was. */
const nowhere: Lead = (slip, branch, { alike }) => {
  const { key } = slip.test;
  const keys = alike.keysOf(attributesOn(branch.span, levelOf(slip)));
  const dropped = inLanguage(branch, 'undefined, null or an object', 'None or a dictionary in an older SDK');
  if (key === 'error.type' && branch.span.status.code === 'error')
    return explainNoErrorType(branch, wantedInWords(slip));
  return {
    code: 'attr.missing',
    message: `${quoted(branch.span.name)} arrived without ${quoted(key)} on ${LEVEL[levelOf(slip)]}.`,
    expected: wantedInWords(slip),
    actual: keys.length === 0 ? 'no attributes at all' : `only ${listedOnce(keys)}`,
    ...(levelOf(slip) === 'attributes'
      ? {
          fix: `Call ${inLanguage(branch, `span.setAttribute('${key}', …)`, `span.set_attribute("${key}", …)`)} before the span ends. If the call is there, look whether the value is ${dropped}, which SDKs drop without a word, or whether the span has already ended.`,
        }
      : {}),
  };
};

const LEADS: readonly Lead[] = [
  onAnotherLevel,
  underRenamedKey,
  onAnotherSpan,
  underSimilarKey,
  underAnotherKey,
  nowhere,
];

/** Why an attribute is missing: the first lead that the evidence supports, from the surest to the least sure. */
export function explainMissing(slip: Slip, branch: Branch, around: Surroundings): Explanation {
  for (const lead of LEADS) {
    const explanation = lead(slip, branch, around);
    if (explanation !== null) return explanation;
  }
  throw new Error('the last lead always explains');
}
