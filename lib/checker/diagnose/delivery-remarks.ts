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
function twiceAtTheDoor(arrivals: readonly Arrival[]): { again: number; requests: number; services: string[] } {
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
  return {
    again: again.reduce((sum, { duplicates }) => sum + duplicates, 0),
    requests: again.length,
    services: again.flatMap(({ services }) => services),
  };
}

/** Services all of whose spans are there twice. */
function doubledServices(spans: readonly StoredSpan[]): string[] {
  const counts = new Map<string, { ids: Set<string>; spans: number }>();
  for (const { service, traceId, spanId } of spans) {
    const count = counts.get(service) ?? { ids: new Set<string>(), spans: 0 };
    count.ids.add(`${traceId}/${spanId}`);
    count.spans += 1;
    counts.set(service, count);
  }
  return [...counts].filter(([, count]) => count.spans === 2 * count.ids.size).map(([service]) => service);
}

const ONCE = { code: 'delivery.duplicate', expected: 'each span once' } as const;

function remarkOnDuplicates({ spans, arrivals = [] }: Observation, duplicates: number): Explanation[] {
  const { again, requests, services } = twiceAtTheDoor(arrivals);
  if (again > 0) {
    const whose = services.length === 0 ? 'Every span' : `Every span of ${listed(services)}`;
    return [
      {
        ...ONCE,
        level: 'warning',
        message: `${whose} was sent twice at the same time, with the same ids. It is counted once.`,
        actual: `${again} spans again, in ${requests} ${requests === 1 ? 'request' : 'requests'}`,
      },
    ];
  }
  const doubled = duplicates === 0 ? [] : doubledServices(spans);
  if (doubled.length === 0) return [];
  return [
    {
      ...ONCE,
      level: 'info',
      message: `Every span of ${listed(doubled)} is there twice, with the same ids, and is counted once: two exporters send for one provider, or a batch was sent again.`,
      actual: 'each span twice',
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

/**
 * What is odd about how a run's telemetry got here, whatever it says.
 * @param duplicates how many spans were given more than once
 */
export const remarkOnDelivery = (observation: Observation, duplicates: number): Explanation[] => [
  ...remarkOnDuplicates(observation, duplicates),
  ...remarkOnLateness(observation),
  ...remarkOnBatches(observation),
  ...remarkOnRefusals(observation),
];
