import type { Arrival } from '../../telemetry/arrival.ts';
import type { Observation, Probe } from '../observation.ts';
import { listed } from '../quote.ts';
import { explainRefusals } from './door-problem.ts';
import type { Explanation } from './explanation.ts';

type Silent = Pick<Observation, 'arrivals' | 'probes' | 'closedBy'>;

/**
 * Why not one span arrived: what reached a door tells most, then what the host's probes found out. Where neither does,
 * nobody can tell a lost batch from a wrong address or a sampler, and the finding says so. Each leaf has one fix.
 */
export function explainSilence(silent: Silent): Explanation {
  const { arrivals = [], probes = [] } = silent;
  return (
    explainRefusals(arrivals) ??
    otherSignals(arrivals) ??
    otherTraces(arrivals) ??
    byProbe(probes) ??
    processEnded(silent) ??
    untold(silent)
  );
}

/** Logs or metrics came, so address, key and network are right. */
function otherSignals(arrivals: readonly Arrival[]): Explanation | null {
  const others = arrivals.filter(({ signal }) => signal === 'logs' || signal === 'metrics');
  if (others.length === 0 || arrivals.some(({ signal }) => signal === 'traces')) return null;
  const signals = [...new Set(others.map(({ signal }) => signal))].join(' and ');
  const services = others.flatMap((arrival) => arrival.services);
  return {
    code: 'transport.other-signal',
    message: `Not one span arrived for this run, but ${signals} did${services.length === 0 ? '' : ` from ${listed(services)}`}: the way to Spanwalk is open, and no tracer uses it.`,
    expected: 'spans',
    actual: `${others.length} ${others.length === 1 ? 'request' : 'requests'} with ${signals}`,
  };
}

/** Spans were taken meanwhile, and none of them is the run's. */
function otherTraces(arrivals: readonly Arrival[]): Explanation | null {
  const taken = arrivals.filter(({ signal, accepted }) => signal === 'traces' && accepted > 0);
  if (taken.length === 0) return null;
  const services = taken.flatMap((arrival) => arrival.services);
  return {
    code: 'relation.propagation-lost',
    message: `Spans arrived meanwhile${services.length === 0 ? '' : ` from ${listed(services)}`}, and none of them has the trace id that was sent with the request.`,
    expected: 'spans in the trace of the request',
    actual: `${taken.reduce((sum, { accepted }) => sum + accepted, 0)} spans in other traces`,
  };
}

const LEAF: Record<Probe['kind'], (probe: Probe) => Explanation | null> = {
  reachable: ({ outcome, detail }) =>
    outcome === 'no'
      ? { code: 'stimulus.unreachable', message: `The service does not answer: ${detail}`, actual: detail }
      : null,
  'sampled-parent': ({ outcome, detail }) =>
    outcome === 'yes'
      ? {
          code: 'sampling.dropped',
          message:
            'No spans came until the request said that its parent is sampled (traceparent …-01); then they did: a sampler had dropped them.',
          expected: 'spans of every request',
          actual: detail,
        }
      : null,
  'kept-alive': ({ outcome, detail }) =>
    outcome === 'yes'
      ? {
          code: 'delivery.not-flushed',
          message:
            'No spans came until the process was kept alive for the length of a batch; then they did: they had been made, and were lost when it ended.',
          expected: 'spans before the process ends',
          actual: detail,
        }
      : null,
};

const ASKED: readonly Probe['kind'][] = ['reachable', 'sampled-parent', 'kept-alive'];

function byProbe(probes: readonly Probe[]): Explanation | null {
  for (const kind of ASKED) {
    const probe = probes.find((each) => each.kind === kind);
    const leaf = probe === undefined ? null : LEAF[kind](probe);
    if (leaf !== null) return leaf;
  }
  return null;
}

/** The host saw the process end, and no request before: nothing else ends like this as often. */
function processEnded({ closedBy, arrivals }: Silent): Explanation | null {
  if (closedBy !== 'exit' || arrivals === undefined) return null;
  return {
    code: 'delivery.not-flushed',
    message:
      'The process ended and not one request had reached Spanwalk: its spans were most likely still in the batch.',
    expected: 'a request with spans before the process ends',
    actual: 'the process ended, no request',
  };
}

const ADVICE = [
  'Send one request by hand from where the service runs: curl -H content-type:application/json -d {} http://localhost:4318/v1/traces. If the connect page shows it, the way is open.',
  'Start the service with OTEL_LOG_LEVEL=debug and look for the exporter’s errors: a wrong host shows there and nowhere else.',
  'Look that the SDK is started before anything else, and wait five seconds after the request: that is how long a batch takes.',
  'Look that OTEL_TRACES_SAMPLER is not always_off, and OTEL_TRACES_EXPORTER and OTEL_SDK_DISABLED do not switch tracing off.',
];

const QUESTION: Record<Probe['kind'], string> = {
  reachable: 'whether it answers',
  'sampled-parent': 'a request with a sampled parent',
  'kept-alive': 'giving it time for its batch',
};

/** Lost in the batch, sent elsewhere, sampled out, never started: from here all four look alike. */
function untold({ arrivals, probes = [] }: Silent): Explanation {
  const tried = probes.map(({ kind, outcome }) => `${QUESTION[kind]}: ${outcome}`);
  const atTheDoors =
    arrivals === undefined
      ? ''
      : ' No request reached any door meanwhile, so nothing was refused; whether spans were never made, sampled out, lost before their batch was sent or sent elsewhere cannot be told from here.';
  return {
    code: 'silence',
    message: `Not one span arrived for this run.${atTheDoors}${tried.length === 0 ? '' : ` Tried: ${tried.join('; ')}.`}`,
    actual: 'nothing',
    ...(arrivals === undefined
      ? {}
      : { fix: `Try these in order. ${ADVICE.map((line, at) => `${at + 1}. ${line}`).join(' ')}` }),
  };
}
