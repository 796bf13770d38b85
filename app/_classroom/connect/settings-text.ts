/** Where a service may run, seen from Spanwalk. */
export const places = {
  here: {
    label: 'On this machine',
    says: 'Your service runs beside Spanwalk, so localhost is the same place for both.',
  },
  container: {
    label: 'In a container',
    says: 'Inside a container localhost is the container itself. Docker gives the machine around it a name of its own; on Linux add extra_hosts: ["host.docker.internal:host-gateway"] to the service, and start Spanwalk with SPANWALK_HOST=0.0.0.0 and SPANWALK_REQUIRE_KEY=true.',
  },
  cloud: {
    label: 'In a cloud workspace',
    says: 'Start Spanwalk in the same workspace, and localhost is right again. From anywhere else put the address that the workspace forwards for this port in its place, with https:// and without a slash at the end; most workspaces forward HTTP and no gRPC.',
  },
} as const;

export type Place = keyof typeof places;

/** How OTLP travels. */
export type Carrier = 'http' | 'grpc';

/** What the settings of every stack are made from. */
export interface Target {
  place: Place;
  /** The door's address as the service reaches it, without a path and without a slash at the end. */
  endpoint: string;
  carrier: Carrier;
  /** Null where the service is to send without one. */
  key: string | null;
}

/** The door's address as a service in that place reaches it. */
export const endpointFrom = (place: Place, door: string): string =>
  place === 'container' ? door.replace(/localhost|127\.0\.0\.1/, 'host.docker.internal') : door;

/** The header that a key travels in. */
export const KEY_HEADER = 'x-honeycomb-team';

/** What stands in the text until a key is chosen. */
export const KEY_PLACE = '<your key>';
