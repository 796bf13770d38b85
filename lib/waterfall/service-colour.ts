/** How many service colours the palette has: `--service-0` to `--service-9`. */
export const SERVICE_COLOURS = 10;

/** A service's colour, by its name alone (FNV-1a), so that it is the same on every page and after every restart. */
export function serviceColour(service: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < service.length; index += 1) {
    hash = Math.imul(hash ^ service.charCodeAt(index), 0x01000193) >>> 0;
  }
  return ((hash ^ (hash >>> 16)) >>> 0) % SERVICE_COLOURS;
}
