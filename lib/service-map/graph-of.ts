import type { CalledKind, CallLink, ServiceLinks, ServiceSum } from '../telemetry/service-links.ts';

/** A place on the map. */
export interface MapNode {
  /** Told apart by kind and name: a database may be called as a service is. */
  key: string;
  name: string;
  kind: CalledKind;
  /** What is known of it by its own spans; null where it sent none. */
  sum: ServiceSum | null;
}

/** An arrow on the map, from caller to called. */
export interface MapEdge {
  key: string;
  from: string;
  to: string;
  link: CallLink;
}

export interface ServiceGraph {
  nodes: MapNode[];
  edges: MapEdge[];
}

const keyOf = (kind: CalledKind, name: string): string => JSON.stringify([kind, name]);

/**
 * The map that links make. What a caller names as its peer and what sends spans under that name are one place: there
 * the trace is broken, and not the world.
 */
export function graphOf({ services, calls }: Pick<ServiceLinks, 'services' | 'calls'>): ServiceGraph {
  const known = new Map(services.map((sum) => [sum.service, sum]));
  const nodes = new Map<string, MapNode>();
  const add = (kind: CalledKind, name: string): string => {
    const isService = kind === 'service' || known.has(name);
    const key = keyOf(isService ? 'service' : kind, name);
    if (!nodes.has(key))
      nodes.set(key, { key, name, kind: isService ? 'service' : kind, sum: known.get(name) ?? null });
    return key;
  };
  for (const { service } of services) add('service', service);
  const edges = calls.map((link): MapEdge => {
    const from = add('service', link.from);
    const to = add(link.kind, link.to);
    return { key: JSON.stringify([from, to, link.kind]), from, to, link };
  });
  return { nodes: [...nodes.values()], edges };
}
