import type { Arrival } from '../../telemetry/arrival.ts';
import type { StoredSpan } from '../../telemetry/span.ts';
import type { Observation } from '../observation.ts';
import { listed } from '../quote.ts';
import { explainRefusals } from './door-problem.ts';
import type { Explanation } from './explanation.ts';

/** Two exporters of one process send within moments of each other; who tries again waits longer first. */
const AT_ONCE_MS = 600;
/** As few requests of one span each as may be an accident. */
const FEW = 3;

const isOfTraces = ({ signal, problem }: Arrival): boolean => signal === 'traces' && problem === null;

/** Pairs of requests, one of which brought again what the other had just brought. */
function twiceAtTheDoor(arrivals: readonly Arrival[]): { again: number; requests: number } {
  const good = arrivals.filter(isOfTraces);
  const again = good.filter(
    (late) =>
      late.duplicates > 0 &&
      late.accepted === 0 &&
      good.some(
        (early) =>
          early !== late &&
          early.accepted === late.duplicates &&
          Math.abs(late.at - early.at) <= AT_ONCE_MS &&
          late.traceIds.every((id) => early.traceIds.includes(id)),
      ),
  );
  return { again: again.reduce((sum, { duplicates }) => sum + duplicates, 0), requests: again.length };
}

/** Spans given more than once with one id, taken at one time. A part of a run that came twice was sent again. */
function twiceAmong(spans: readonly StoredSpan[]): number {
  const first = new Map<string, StoredSpan>();
  let again = 0;
  for (const span of spans) {
    const id = `${span.traceId}/${span.spanId}`;
    const known = first.get(id);
    if (known === undefined) first.set(id, span);
    else if (Math.abs(span.receivedAt - known.receivedAt) <= AT_ONCE_MS) again += 1;
  }
  return again;
}

/** Services all of whose spans came twice. */
function doubledServices(spans: readonly StoredSpan[]): string[] {
  const services = [...new Set(spans.map(({ service }) => service))];
  return services.filter((service) => {
    const mine = spans.filter((span) => span.service === service);
    return mine.length > 2 && twiceAmong(mine) === mine.length / 2;
  });
}

function remarkOnDuplicates({ spans, arrivals = [] }: Observation): Explanation[] {
  const doubled = doubledServices(spans);
  const { again, requests } = twiceAtTheDoor(arrivals);
  if (doubled.length === 0 && again === 0) return [];
  const who =
    doubled.length > 0 ? doubled : arrivals.filter(({ duplicates }) => duplicates > 0).flatMap((a) => a.services);
  const whose = who.length === 0 ? 'Every span' : `Every span of ${listed(who)}`;
  return [
    {
      code: 'delivery.duplicate',
      level: 'warning',
      message: `${whose} was sent twice at the same time, with the same ids. It is counted once.`,
      expected: 'each span once',
      actual: doubled.length > 0 ? 'each span twice' : `${again} spans again, in ${requests} requests`,
    },
  ];
}

const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

function remarkOnLateness({ lateByMs }: Observation): Explanation[] {
  if (lateByMs === undefined || lateByMs <= 0) return [];
  return [
    {
      code: 'delivery.late',
      level: 'info',
      message: `Spans arrived ${seconds(lateByMs)} after the verdict, and it was reached anew: your exporter’s batch takes longer than the step waits.`,
      actual: `${seconds(lateByMs)} late`,
    },
  ];
}

function remarkOnBatches({ arrivals = [] }: Observation): Explanation[] {
  const good = arrivals.filter(isOfTraces);
  if (good.length <= FEW || good.some(({ accepted, duplicates }) => accepted + duplicates !== 1)) return [];
  return [
    {
      code: 'delivery.unbatched',
      level: 'info',
      message: `${good.length} requests brought ${good.length} spans: each span was sent on its own.`,
      expected: 'several spans in a request',
      actual: 'one span in each',
    },
  ];
}

/** Requests that were turned away while others were taken. */
function remarkOnRefusals({ arrivals = [] }: Observation): Explanation[] {
  const refusal = explainRefusals(arrivals);
  return refusal === null ? [] : [{ ...refusal, level: 'info' }];
}

/** What is odd about how a run's telemetry got here, whatever it says. */
export const remarkOnDelivery = (observation: Observation): Explanation[] => [
  ...remarkOnDuplicates(observation),
  ...remarkOnLateness(observation),
  ...remarkOnBatches(observation),
  ...remarkOnRefusals(observation),
];
