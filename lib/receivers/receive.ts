import { logReader } from './cloudwatch-logs/reader/log-reader.ts';
import { cloudWatchLogs } from './cloudwatch-logs/receiver.ts';
import type { Delivery, RequestHead } from './delivery.ts';
import { files } from './files/receiver.ts';
import { honeycomb, honeycombKeys } from './honeycomb/receiver.ts';
import type { KeyScheme } from './keys/authorisation.ts';
import type { KeyPolicy } from './keys/key-record.ts';
import { defaultLimits, type OtlpLimits } from './otlp/limits.ts';
import { otlp } from './otlp/receiver.ts';
import { signalOfPath } from './otlp/wrong-path.ts';
import type { DoorAddresses, Receipt, Receiver } from './receiver.ts';
import { rollbar } from './rollbar/receiver.ts';
import { xray } from './xray/receiver.ts';

/** Every receiver there is; the first that claims a path has it. Adding one: a folder beside these, and its line here. */
export const receivers: readonly Receiver[] = [files, honeycomb, cloudWatchLogs, rollbar, xray, otlp];

/** Reads log groups for pages, whichever receiver their lines came through. */
export { logReader };

/** How a key is shown, whichever receiver a delivery goes to. */
export const keys: KeyScheme = honeycombKeys;

type Where = Pick<RequestHead, 'path' | 'door'> & Partial<Pick<RequestHead, 'headers'>>;

/** The receiver of a request. What comes to nobody's path is its client's, where that is known; else OTLP has it. */
export function route({ path, door, headers = {} }: Where): Receiver {
  const claiming = receivers.find((receiver) => receiver.claims(path, door)) ?? otlp;
  if (claiming !== otlp || signalOfPath(path) !== null) return claiming;
  return receivers.find((receiver) => receiver.recognises?.({ path, headers })) ?? otlp;
}

/** The ports that OTLP has by default. */
export const usualAddresses: DoorAddresses = { http: 'http://localhost:4318', grpc: 'http://localhost:4317' };

export interface ReceiveOptions extends KeyPolicy {
  limits?: OtlpLimits;
  addresses?: DoorAddresses;
}

const nobody = (): undefined => undefined;

/** Takes any delivery of any door. Pure and synchronous: storing what was read, and answering, is the caller's. */
export function receive(
  delivery: Delivery,
  { limits = defaultLimits, addresses = usualAddresses, ...policy }: ReceiveOptions,
): Receipt {
  const lifted = keys.lift(delivery);
  return route(lifted).receive(lifted, {
    limits,
    addresses,
    lookup: policy.lookup,
    signer: policy.signer ?? nobody,
    holderOfToken: policy.holderOfToken ?? nobody,
    authorise: (headers) => keys.authorise(headers, policy),
    shownPath: (path) => keys.withoutKey(path),
  });
}
