import type { CSSProperties } from 'react';
import { serviceColour } from '@/lib/waterfall/service-colour.ts';
import styles from './service-dot.module.css';

/** The colours of the services that are drawn together, so that no two of them share one. */
export type Colours = ReadonlyMap<string, number> | undefined;

/** A service's colour as a custom property, for whatever is drawn in it. */
export const inServiceColour = (service: string, colours?: Colours): CSSProperties =>
  ({ '--service': `var(--service-${colours?.get(service) ?? serviceColour(service)})` }) as CSSProperties;

/** The service's colour; its name stands beside it. */
export function ServiceDot({ service, colours }: { service: string; colours?: Colours }) {
  return <span className={styles.dot} style={inServiceColour(service, colours)} aria-hidden="true" />;
}
