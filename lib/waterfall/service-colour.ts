/** How many service colours the palette has: `--service-0` to `--service-9`. */
export const SERVICE_COLOURS = 10;

/**
 * The colours of services that are drawn together: each its own where it is free, else the next free one. By name and
 * not by arrival, so that a trace looks the same while it grows and when it is opened again.
 */
export function serviceColours(services: Iterable<string>): ReadonlyMap<string, number> {
  const colours = new Map<string, number>();
  const taken = new Set<number>();
  for (const service of [...new Set(services)].sort()) {
    let colour = serviceColour(service);
    while (taken.has(colour) && taken.size < SERVICE_COLOURS) colour = (colour + 1) % SERVICE_COLOURS;
    taken.add(colour);
    colours.set(service, colour);
  }
  return colours;
}

/** A service's colour, by its name alone (FNV-1a), so that it is the same on every page and after every restart. */
export function serviceColour(service: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < service.length; index += 1) {
    hash = Math.imul(hash ^ service.charCodeAt(index), 0x01000193) >>> 0;
  }
  return ((hash ^ (hash >>> 16)) >>> 0) % SERVICE_COLOURS;
}
