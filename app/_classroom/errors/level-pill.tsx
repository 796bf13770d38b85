import { Pill, type Tone } from '@/app/_ui/pill.tsx';
import type { ErrorItem } from '@/lib/telemetry/error-item.ts';
import type { ErrorLevel } from '@/lib/telemetry/error-occurrence.ts';

const tones: Record<ErrorLevel, Tone> = {
  critical: 'bad',
  error: 'bad',
  warning: 'warn',
  info: 'info',
  debug: 'neutral',
};

/** How grave it is. */
export const LevelPill = ({ level }: { level: ErrorLevel }) => <Pill tone={tones[level]}>{level}</Pill>;

/** How an item stands; one that came back after it was resolved says so. */
export function StatusPill({ item: { status, reopened } }: { item: Pick<ErrorItem, 'status' | 'reopened'> }) {
  if (reopened)
    return (
      <Pill tone="warn" icon="again">
        came back
      </Pill>
    );
  if (status === 'resolved')
    return (
      <Pill tone="good" icon="check">
        resolved
      </Pill>
    );
  return <Pill>{status}</Pill>;
}
