'use client';
import { Icon, type IconName } from '@/app/_ui/icons.tsx';
import type { OwnRunState } from '@/lib/feed/own-run.ts';
import styles from './own-bench.module.css';
import { useSecondsLeft } from './use-seconds-left.ts';

type ProbeKind = NonNullable<OwnRunState['asking']>;
type Probe = OwnRunState['probes'][number];

const questions: Record<ProbeKind, string> = {
  reachable: 'Does your service answer?',
  'sampled-parent': 'Does it record once the caller says “sampled”?',
  'kept-alive': 'Does it send once it is asked three times more and given time?',
};

interface OwnProgressProps {
  run: OwnRunState;
  /** How many spans have arrived. */
  spans: number;
}

/** Where a run on one's own service stands: said aloud at each turn, with the seconds that it may still take. */
export function OwnProgress({ run, spans }: OwnProgressProps) {
  const left = useSecondsLeft(run.until);
  const hasProbes = run.probes.length > 0 || run.phase === 'probing';
  return (
    <div className={styles.progress}>
      <p className={styles.state}>
        <output>{stateOf(run, spans)}</output>
        {left === null || run.phase === 'closed' ? null : (
          <span className={styles.left}> At most {left} seconds more.</span>
        )}
      </p>
      {hasProbes ? <Probes run={run} /> : null}
    </div>
  );
}

function stateOf({ mode, phase, shots, traceIds }: OwnRunState, spans: number): string {
  switch (phase) {
    case 'calling':
      return `Calling your service, request ${Math.min(shots.length + 1, traceIds.length)} of ${traceIds.length} …`;
    case 'waiting':
      return mode === 'watch' ? watching(spans) : waiting(spans);
    case 'probing':
      return 'Nothing has arrived. Asking your service why …';
    case 'closed':
      return '';
    default:
      return phase satisfies never;
  }
}

const waiting = (spans: number): string =>
  spans === 0
    ? 'Your service answered. Waiting for its spans: an SDK with nothing set sends every five seconds …'
    : 'Spans are arriving …';

const watching = (spans: number): string =>
  spans === 0
    ? 'Watching. Do the thing now; the first spans come about five seconds later. Whatever reaches Spanwalk from outside counts.'
    : 'Spans are arriving. It ends by itself when no more come, or at once with “Done, judge now”.';

function Probes({ run }: { run: OwnRunState }) {
  const kinds = Object.keys(questions) as ProbeKind[];
  return (
    <ol className={styles.probes} aria-label="Why nothing came">
      {kinds.map((kind) => (
        <ProbeLine
          key={kind}
          kind={kind}
          probe={run.probes.find((probe) => probe.kind === kind)}
          asking={run.asking === kind}
          over={run.phase === 'closed'}
        />
      ))}
    </ol>
  );
}

const icons: Record<Probe['outcome'], IconName> = { yes: 'check', no: 'cross', unknown: 'question' };
const answers: Record<Probe['outcome'], string> = { yes: 'Yes.', no: 'No.', unknown: 'Not known.' };

interface ProbeLineProps {
  kind: ProbeKind;
  probe: Probe | undefined;
  asking: boolean;
  over: boolean;
}

function ProbeLine({ kind, probe, asking, over }: ProbeLineProps) {
  if (probe === undefined && over) return null;
  return (
    <li className={styles.probe} data-outcome={probe?.outcome}>
      <Icon name={probe === undefined ? 'clock' : icons[probe.outcome]} size={14} />
      <span>
        {questions[kind]}{' '}
        <span className={styles.says}>
          {probe === undefined ? (asking ? 'Asking …' : 'Asked next.') : `${answers[probe.outcome]} ${probe.detail}`}
        </span>
      </span>
    </li>
  );
}
