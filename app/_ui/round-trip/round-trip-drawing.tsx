import type { CSSProperties } from 'react';
import type { RoundTrip } from '@/lib/waterfall/round-trip.ts';
import { inServiceColour, type Colours } from '../waterfall/service-dot.tsx';
import { clockText, measuresOf } from './round-trip-text.ts';
import styles from './round-trip-drawing.module.css';

interface Props {
  trip: RoundTrip;
  colours?: Colours;
}

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

/** A part of the axis, which holds all that either clock says: from the earliest begin to the latest end. */
const placeOn =
  (from: number, to: number) =>
  (startNs: number, endNs: number): CSSProperties => {
    const share = (ns: number): number => (to === from ? 0 : (ns / (to - from)) * 100);
    return { left: `${share(startNs - from)}%`, width: `${share(endNs - startNs)}%` };
  };

/** The server's bar stands where its own clock puts it, also where that cannot be; below it, where it can have begun. */
function Bars({ trip, colours }: Props) {
  const { client, server, clientNs, serverNs, offsetNs, moments, room } = trip;
  const place = placeOn(Math.min(0, offsetNs), Math.max(clientNs, offsetNs + serverNs));
  return (
    <div className={styles.bars} aria-hidden="true">
      <span className={styles.whose}>The page’s request</span>
      <div className={styles.track}>
        <div className={styles.bar} style={{ ...inServiceColour(client.service, colours), ...place(0, clientNs) }} />
        {moments.map(({ name, atNs }) => (
          <i className={styles.moment} key={name} style={place(atNs, atNs)} title={name} />
        ))}
      </div>
      <span className={styles.whose}>The backend, by its clock</span>
      <div className={styles.track}>
        <div
          className={styles.bar}
          style={{ ...inServiceColour(server.service, colours), ...place(offsetNs, offsetNs + serverNs) }}
        />
      </div>
      <span className={styles.whose}>Can have begun here</span>
      <div className={styles.track}>
        <div className={styles.room} style={place(room.fromNs, room.toNs)} />
      </div>
    </div>
  );
}
