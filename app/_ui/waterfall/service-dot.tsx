import type { CSSProperties } from 'react';
import { serviceColour } from '@/lib/waterfall/service-colour.ts';
import styles from './service-dot.module.css';

/** A service's colour as a custom property, for whatever is drawn in it. */
export const inServiceColour = (service: string): CSSProperties =>
  ({ '--service': `var(--service-${serviceColour(service)})` }) as CSSProperties;

/** The service's colour; its name stands beside it. */
export function ServiceDot({ service }: { service: string }) {
  return <span className={styles.dot} style={inServiceColour(service)} aria-hidden="true" />;
}
