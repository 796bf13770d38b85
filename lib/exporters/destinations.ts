import type { Environment } from '../settings/settings.ts';
import { labelOf, sameServer, type Destination, type Destinations } from './destination.ts';
import { addHoneycomb, TEAM_HEADER } from './honeycomb/add-honeycomb.ts';
import { readOtlp } from './otlp/read-otlp.ts';

/** Spanwalk's own receiver takes Honeycomb's keys, so a service that sends to it finds one as Honeycomb's has it. */
export { keyEnvironment } from './honeycomb/add-honeycomb.ts';
/** Log lines go by a protocol of their own, too. */
export { logSinks } from './cloudwatch-logs/log-sinks.ts';
/** They are signed, as segments are, with a key that Spanwalk handed out. */
export type { OwnAws } from './aws/read-endpoint.ts';
/** And errors are posted with a token of their own. */
export { tokenEnvironment } from './rollbar/token-environment.ts';
export { errorAddresses, type OwnErrorReceiver } from './rollbar/error-addresses.ts';
export { openReporter } from './rollbar/reporter.ts';
/** Spans go to one vendor as segments, by another protocol than OTLP. */
export { segmentSenders } from './xray/segment-senders.ts';

/** Adds what a vendor's own variables name to the destinations found so far. */
type Vendor = (env: Environment, soFar: readonly Destination[]) => Destinations;

/** Every vendor with variables of its own. Adding one: a folder here, and its line. */
const vendors: readonly Vendor[] = [addHoneycomb];

/** Spanwalk's own receiver, at the address it really bound. */
export interface OwnReceiver {
  /** Where spans are posted to, path included. */
  url: URL;
  /** The ingest key of the practice environment, where there is one. */
  key?: string | undefined;
  /** Other addresses that lead to the same receiver, such as the same-origin door. */
  alsoAt?: readonly URL[];
}

/**
 * Where the practice backend's spans go: to Spanwalk's own receiver always, and to whatever the environment adds.
 * An address in the environment that leads back to Spanwalk adds nothing, so no span is stored twice.
 */
export function destinationsFrom(env: Environment, own: OwnReceiver): Destinations {
  const ours = [own.url, ...(own.alsoAt ?? [])];
  const headers: Record<string, string> = own.key ? { [TEAM_HEADER]: own.key } : {};
  const first: Destination = { id: 'own', label: labelOf(own.url), url: own.url, headers };

  const otlp = readOtlp(env);
  const problems = [...otlp.problems];
  let others = otlp.destinations.filter(({ url }) => !ours.some((door) => sameServer(door, url)));
  for (const add of vendors) {
    const added = add(env, others);
    others = added.destinations.filter(({ url }) => !ours.some((door) => sameServer(door, url)));
    problems.push(...added.problems);
  }
  return { destinations: [first, ...others], problems };
}
