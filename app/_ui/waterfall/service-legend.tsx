import { printable } from '@/lib/waterfall/printable.ts';
import { ServiceDot } from './service-dot.tsx';
import type { Colours } from './service-dot.tsx';
import styles from './service-legend.module.css';

/** Which colour is which service. */
export function ServiceLegend({ services, colours }: { services: readonly string[]; colours?: Colours }) {
  if (services.length === 0) return null;
  return (
    <ul className={styles.legend} aria-label="Services">
      {services.map((service) => (
        <li key={service} className={styles.item}>
          <ServiceDot service={service} colours={colours} />
          <span className={styles.name}>{printable(service, 80)}</span>
        </li>
      ))}
    </ul>
  );
}
