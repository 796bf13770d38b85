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
    says: 'Start Spanwalk in the same workspace, and localhost is right again. From anywhere else use the address that the workspace forwards for this port, without a slash at the end.',
  },
} as const;

export type Place = keyof typeof places;

/** The door's address as a service in that place reaches it. */
function endpointFrom(place: Place, door: string): string {
  if (place === 'container') return door.replace('localhost', 'host.docker.internal');
  return place === 'cloud' ? `${door}   # or the forwarded address` : door;
}

/** The three variables of every OpenTelemetry SDK, ready for a shell. The key is a place to fill in. */
export const exportsFor = (place: Place, door: string): string =>
  [
    'export OTEL_SERVICE_NAME="backend-flask"',
    `export OTEL_EXPORTER_OTLP_ENDPOINT=${place === 'cloud' ? endpointFrom(place, door) : `"${endpointFrom(place, door)}"`}`,
    'export OTEL_EXPORTER_OTLP_HEADERS="x-honeycomb-team=<your key>"',
  ].join('\n');
