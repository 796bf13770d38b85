import { durationMs } from '@/lib/telemetry/span.ts';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { nameText } from '@/lib/waterfall/name-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { asSent, type AsShown } from './as-shown.ts';
import { Pill } from '../pill.tsx';
import { ServiceDot } from './service-dot.tsx';
import type { Colours } from './service-dot.tsx';
import styles from './span-heading.module.css';

interface Props {
  span: StoredSpan;
  colours?: Colours;
  asShown?: AsShown;
}

/** What a span is, before its fields: name, service, kind, how long, how it ended. */
export function SpanHeading({ span, colours, asShown = asSent }: Props) {
  return (
    <div className={styles.heading}>
      <h2 className={styles.name}>{nameText(asShown('', span.name))}</h2>
      <p className={styles.facts}>
        <span className={styles.service}>
          <ServiceDot service={span.service} colours={colours} />
          {printable(asShown('', span.service), 80)}
        </span>
        <Pill>{span.kind}</Pill>
        <span>{durationText(durationMs(span))}</span>
        <StatusPill span={span} />
      </p>
    </div>
  );
}

function StatusPill({ span: { status } }: { span: StoredSpan }) {
  if (status.code === 'unset') return null;
  if (status.code === 'ok') return <Pill tone="good">ok</Pill>;
  return (
    <Pill tone="bad" icon="cross">
      error
    </Pill>
  );
}
