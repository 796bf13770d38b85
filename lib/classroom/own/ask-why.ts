import type { Probe } from '../../checker/observation.ts';
import type { OwnShot } from '../../feed/own-run.ts';
import { mintTraceId } from '../../telemetry/ids.ts';
import type { Called } from './call-service.ts';
import type { ProbeEars } from './probe-ears.ts';

/** How a silent service can be asked. */
export interface Asking {
  workspace: string;
  /** What the run itself was answered. */
  shots: readonly OwnShot[];
  /** Whether the run's own requests said that the trace is sampled. */
  sampled: boolean;
  ears: ProbeEars;
  /** Sends the run's first request again, in a trace of its own. */
  resend: (traceId: string) => Promise<Called>;
  onProgress: (progress: { asking: Probe['kind'] | null; probes: Probe[]; until: number }) => void;
  now: () => number;
}

const REPEATS = 3;
/** Longer than the five seconds after which an SDK with nothing set sends its batch. */
export const PATIENCE_MS = 7000;
/** What one request of a probe may take; the run's own were answered, so it is most likely quick. */
export const RESEND_MS = 2000;

/** How long the asking takes at most, whatever the service does meanwhile. */
const longestFor = ({ sampled }: Asking): number =>
  REPEATS * RESEND_MS + PATIENCE_MS + (sampled ? 0 : RESEND_MS + PATIENCE_MS);

const reachable = ({ shots }: Asking): Probe => {
  const answered = shots.find(({ status }) => status !== null);
  const detail =
    answered === undefined
      ? (shots.at(-1)?.problem?.message ?? 'It was not asked for anything.')
      : `${answered.method} ${answered.url} answered ${answered.status} in ${Math.round(answered.ms)} ms.`;
  return { kind: 'reachable', outcome: answered === undefined ? 'no' : 'yes', detail };
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

async function sampledParent(asking: Asking): Promise<Probe> {
  const kind = 'sampled-parent';
  if (asking.sampled) {
    const sent = plural(asking.shots.length, 'request');
    return { kind, outcome: 'no', detail: `${sent} went out with a sampled traceparent (…-01), and no span came.` };
  }
  const heard = await sendAndListen(asking, 1);
  const detail = heard
    ? 'A request with a sampled traceparent (…-01) brought spans; the unsampled one did not.'
    : 'A request with a sampled traceparent (…-01) brought no span either.';
  return { kind, outcome: heard ? 'yes' : 'no', detail };
}

async function keptAlive(asking: Asking): Promise<Probe> {
  const kind = 'kept-alive';
  const heard = await sendAndListen(asking, REPEATS);
  const after = `after ${REPEATS} more requests and ${PATIENCE_MS / 1000} seconds`;
  if (heard) return { kind, outcome: 'yes', detail: `Spans came ${after} at the most.` };
  return { kind, outcome: 'no', detail: `Not one span came ${after}.` };
}

/** A probe is a run of its own: its trace ids are new, and what they bring is heard and not judged. */
function sendAndListen({ workspace, ears, resend }: Asking, times: number): Promise<boolean> {
  const traceIds = Array.from({ length: times }, () => mintTraceId());
  const send = async (): Promise<void> => {
    for (const traceId of traceIds) await resend(traceId);
  };
  return ears.during(workspace, traceIds, send, PATIENCE_MS);
}

const questions: { kind: Probe['kind']; ask: (asking: Asking) => Probe | Promise<Probe>; endsWith: string }[] = [
  { kind: 'reachable', ask: reachable, endsWith: 'no' },
  { kind: 'sampled-parent', ask: sampledParent, endsWith: 'yes' },
  { kind: 'kept-alive', ask: keptAlive, endsWith: '' },
];

/**
 * Asks a service from which nothing came why: does it answer, does it record once the parent is sampled, does it send
 * once it is kept alive. One after the other; a later question is pointless where an earlier one is the answer.
 */
export async function askWhy(asking: Asking): Promise<Probe[]> {
  const probes: Probe[] = [];
  const until = asking.now() + longestFor(asking);
  for (const { kind, ask, endsWith } of questions) {
    asking.onProgress({ asking: kind, probes: [...probes], until });
    const probe = await ask(asking);
    probes.push(probe);
    if (probe.outcome === endsWith) break;
  }
  asking.onProgress({ asking: null, probes: [...probes], until });
  return probes;
}
