import { printable } from '@/lib/waterfall/printable.ts';
import { asSent, type AsShown } from './as-shown.ts';
import { ServiceDot } from './service-dot.tsx';
import type { Colours } from './service-dot.tsx';
import styles from './service-legend.module.css';

interface Props {
  services: readonly string[];
  colours?: Colours;
  asShown?: AsShown;
}

/** Which colour is which service. */
export function ServiceLegend({ services, colours, asShown = asSent }: Props) {
  if (services.length === 0) return null;
  return (
    <ul className={styles.legend} aria-label="Services">
      {services.map((service) => (
        <li key={service} className={styles.item}>
          <ServiceDot service={service} colours={colours} />
          <span className={styles.name}>{printable(asShown('', service), 80)}</span>
        </li>
      ))}
    </ul>
  );
}
