import type { CSSProperties } from 'react';
import type { RoundTrip } from '@/lib/waterfall/round-trip.ts';
import { inServiceColour, type Colours } from '../waterfall/service-dot.tsx';
import { clockText, measuresOf } from './round-trip-text.ts';
import styles from './round-trip-drawing.module.css';

interface Props {
  trip: RoundTrip;
  colours?: Colours;
}

/** A share of the page’s wait as CSS has it, kept within what is drawn. */
const share = (ns: number, of: number): string => `${Math.min(100, Math.max(0, of === 0 ? 0 : (ns / of) * 100))}%`;

/** One request’s two ends on one axis, with what lies between them in words. */
export function RoundTripDrawing({ trip, colours }: Props) {
  return (
    <section className={styles.trip} aria-label="From the page to the backend and back">
      <h3 className={styles.title}>From the page to the backend and back</h3>
      <Bars trip={trip} colours={colours} />
      <dl className={styles.measures}>
        {measuresOf(trip).map(({ name, value, meaning }) => (
          <div className={styles.measure} key={name}>
            <dt>{name}</dt>
            <dd className={styles.value}>{value}</dd>
            <dd className={styles.meaning}>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.clocks}>{clockText(trip)}</p>
    </section>
  );
}

/** The server’s bar stands where its own clock puts it; one that falls outside is drawn at the edge. */
function Bars({ trip, colours }: Props) {
  const { client, server, clientNs, serverNs, offsetNs, moments } = trip;
  const place: CSSProperties = { left: share(offsetNs, clientNs), width: share(serverNs, clientNs) };
  const isOutside = offsetNs < 0 || offsetNs > clientNs;
  return (
    <div className={styles.bars} aria-hidden="true">
      <div className={styles.bar} style={inServiceColour(client.service, colours)}>
        {moments.map(({ name, atNs }) => (
          <i className={styles.moment} key={name} style={{ left: share(atNs, clientNs) }} title={name} />
        ))}
      </div>
      <div
        className={styles.bar}
        data-outside={isOutside || undefined}
        style={{ ...inServiceColour(server.service, colours), ...place }}
      />
    </div>
  );
}
