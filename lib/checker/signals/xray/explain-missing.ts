import type { Arrival } from '../../../telemetry/arrival.ts';
import { plainValue } from '../../../telemetry/attributes.ts';
import { actualInWords, nearestOf, testInWords } from '../../documents/nearest.ts';
import { explainRefusals } from '../../diagnose/door-problem.ts';
import type { Explanation } from '../../diagnose/explanation.ts';
import { ALIKE } from '../../diagnose/similarity.ts';
import { listed, quoted } from '../../quote.ts';
import type { Sight } from '../signal.ts';
import { partName } from './explain-slip.ts';
import { hasHttp, isHost, type PartTest } from './part-tests.ts';
import type { Part } from './parts.ts';

/** What was looked for, in words. */
const wantedInWords = (tests: readonly PartTest[]): string => {
  const kind = tests.some(({ part, conditions }) => part === 'kind' && conditions.equals === 'subsegment');
  const others = tests.filter(({ part }) => part !== 'kind').map(testInWords);
  return `a ${kind ? 'subsegment' : 'segment'}${others.length === 0 ? '' : ` with ${others.join('; ')}`}`;
};

const partsInWords = (parts: readonly Part[]): string =>
  `${parts.length === 1 ? '1 document part' : `${parts.length} document parts`}: ${listed(parts.map(({ name }) => name))}`;

/** Why nothing like it came. */
export function explainMissing(tests: readonly PartTest[], parts: readonly Part[], sight: Sight): Explanation {
  const expected = wantedInWords(tests);
  const [first] = parts;
  // Whatever else is asked of segments fails by the same silence.
  if (first === undefined) return { actual: 'no segment', cause: 'no segment', ...explainSilence(sight), expected };
  const facts = { expected, actual: partsInWords(parts), traceId: first.traceId };
  for (const lead of LEADS) {
    const told = lead(tests, parts);
    if (told !== null) return { ...facts, ...told };
  }
  return { ...facts, code: 'segment.missing', message: `Segments arrived, and none of them is ${expected}.` };
}

const isOfSegments = ({ signal, door }: Arrival): boolean =>
  signal === 'segments' || door === 'daemon-tcp' || door === 'daemon-udp';

/** Not one document: what the doors saw tells most, then whether the request left spans. */
function explainSilence({ observation, scene }: Sight): Explanation {
  const arrivals = (observation.arrivals ?? []).filter(isOfSegments);
  const browser = arrivals.find(({ door, method }) => door === 'daemon-tcp' && method === 'GET');
  if (browser !== undefined && arrivals.every(({ method }) => method === 'GET')) {
    return {
      code: 'transport.browser-at-daemon',
      message: 'Not one segment arrived, and somebody asked the daemon’s port for a page: it has none to show.',
      actual: `GET ${quoted(browser.path)}`,
    };
  }
  return explainRefusals(arrivals) ?? unsampled(scene) ?? unclosed(arrivals, scene) ?? nothingAtAll;
}

const HEADER = /x[-_]amzn[-_]trace[-_]id$/i;

/** A span that shows the caller’s header, which said that nothing was to be recorded. */
function unsampled({ branches }: Sight['scene']): Explanation | null {
  const told = branches.find(({ span }) =>
    Object.entries(span.attributes).some(
      ([key, value]) => HEADER.test(key) && JSON.stringify(plainValue(value)).includes('Sampled=0'),
    ),
  );
  if (told === undefined) return null;
  return {
    code: 'segment.not-sampled',
    message: 'The caller said Sampled=0, and so no segment was sent.',
    actual: 'X-Amzn-Trace-Id with Sampled=0',
    at: [told],
  };
}

const WHOSE =
  'Whose recorder asked cannot be told: if several services report here, it may have been another one, and yours may have no middleware.';

/** A recorder that asks for its rules is alive. */
const ASKS_FOR_RULES = new Set(['GetSamplingRules', 'GetSamplingTargets']);

function unclosed(arrivals: readonly Arrival[], { branches }: Sight['scene']): Explanation | null {
  const isAlive = arrivals.some(({ operation }) => operation !== null && ASKS_FOR_RULES.has(operation));
  const [first] = branches;
  if (first === undefined && !isAlive) return null;
  const seen = [
    ...(first === undefined ? [] : [`its spans arrived (${quoted(first.span.name)})`]),
    ...(isAlive ? ['a recorder asked for sampling rules'] : []),
  ].join(' and ');
  // A report names neither a service nor a key: with no span of the run's own it may be of another one's requests.
  const whose = first === undefined ? ` ${WHOSE}` : '';
  return {
    code: 'segment.unclosed',
    message: `The request was handled, since ${seen}, and not one segment came: most often a subsegment was begun and never ended, which keeps the whole trace back.${whose}`,
    ...(first === undefined ? {} : { at: [first] }),
  };
}

const nothingAtAll: Explanation = {
  code: 'segment.silence',
  message: 'Not one segment arrived for this run.',
};

type Lead = (tests: readonly PartTest[], parts: readonly Part[]) => Explanation | null;

const wantedName = (tests: readonly PartTest[]): string | null => {
  const equals = tests.find(({ part }) => part === 'name')?.conditions.equals;
  return typeof equals === 'string' ? equals : null;
};

const wantsSubsegment = (tests: readonly PartTest[]): boolean =>
  tests.some(({ part, conditions }) => part === 'kind' && conditions.equals === 'subsegment');

/** A segment that has a request’s data and the name of a host. */
const namedAfterHost: Lead = (tests, parts) => {
  const name = wantedName(tests);
  if (name === null || isHost(name) || wantsSubsegment(tests)) return null;
  const host = parts.find((part) => part.kind === 'segment' && hasHttp(part) && isHost(part.name));
  if (host === undefined) return null;
  return {
    code: 'segment.host-named',
    message: `The segment is named ${quoted(host.name)}, after the host that was asked for, and not ${quoted(name)}.`,
    actual: `name: ${quoted(host.name)}`,
  };
};

/** A segment of the code’s own making came where the middleware’s should be. */
const orphaned: Lead = (tests, parts) => {
  const segments = parts.filter(({ kind }) => kind === 'segment');
  const [first] = segments;
  if (wantsSubsegment(tests) || first === undefined || segments.some(hasHttp)) return null;
  return {
    code: 'segment.orphan',
    message: `${quoted(first.name)} arrived as a segment of its own, without a request’s data, and the middleware’s segment is lost.`,
    actual: `the segment ${quoted(first.name)}, without http`,
  };
};

/** One test fails and all others hold; or, of a name alone, it is nearly the one. */
const nearly: Lead = (tests, parts) => {
  const near = nearestOf(parts, tests);
  const [slip] = near?.slips ?? [];
  if (near === undefined || slip === undefined || near.slips.length > 1) return null;
  const others = tests.length - 1;
  if (slip.test.part === 'name' ? near.score < (others + ALIKE) / tests.length - 0.1 : others === 0) return null;
  return {
    code: 'segment.near',
    message: `${partName(near.document).replace(/^the/, 'The')} is the one looked for but for its ${slip.test.part}.`,
    expected: testInWords(slip.test),
    actual: actualInWords(slip),
  };
};

const noSubsegments: Lead = (tests, parts) => {
  if (!wantsSubsegment(tests) || parts.some(({ kind }) => kind === 'subsegment')) return null;
  return {
    code: 'segment.missing',
    message: `The segment ${quoted(parts[0]?.name ?? '')} arrived without any subsegment.`,
  };
};

const LEADS: readonly Lead[] = [noSubsegments, nearly, namedAfterHost, orphaned];
