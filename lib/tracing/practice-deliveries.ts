import type { LogDeliveries } from '../exporters/log-sink.ts';
import type { Deliveries } from '../exporters/watched-exporter.ts';
import { theErrorReports } from './error-reports.ts';
import { logDeliveries } from './practice-log.ts';
import { theTracing } from './register.ts';

/** How one address of the practice backend fares with one kind of what it sends. No header and no key in it. */
export interface DeliveryLine extends Readonly<Pick<Deliveries, 'sent' | 'failed' | 'lastFailure'>> {
  /** Unique among all kinds. */
  id: string;
  /** For people. */
  label: string;
  brings: 'spans' | 'log lines' | 'error reports';
  /** Given up before they were sent, because too many waited; 0 where nothing waits so. */
  dropped: number;
}

/** How each sender of this process counts; for those that are not started, nothing. */
export interface Counted {
  spans: readonly ({ id: string; label: string } & Readonly<Deliveries>)[];
  lines: readonly { id: string; label: string; deliveries: Readonly<LogDeliveries> }[];
  errors: readonly ({ id: string; label: string } & Readonly<Deliveries>)[];
}

const counted = (): Counted => ({
  spans: theTracing()?.destinations() ?? [],
  lines: logDeliveries(),
  errors: theErrorReports()?.deliveries() ?? [],
});

/** Everything that the practice backend sends, line by line: spans, as segments too, then log lines, then errors. */
export function practiceDeliveries({ spans, lines, errors }: Counted = counted()): DeliveryLine[] {
  const lineOf = (
    brings: DeliveryLine['brings'],
    { id, label }: { id: string; label: string },
    { sent, failed, lastFailure, dropped = 0 }: Readonly<Deliveries> & { dropped?: number },
  ): DeliveryLine => ({ id: `${brings} ${id}`, label, brings, sent, failed, dropped, lastFailure });
  return [
    ...spans.map((each) => lineOf('spans', each, each)),
    ...lines.map((each) => lineOf('log lines', each, each.deliveries)),
    ...errors.map((each) => lineOf('error reports', each, each)),
  ];
}
