import type { Environment, Problem } from '../../settings/settings.ts';
import { labelOf, sameServer } from '../destination.ts';

/** An API of AWS: the vendor's own, or whoever speaks its protocol. */
export interface AwsEndpoint {
  /** The base address; left out, AWS's own in the region. */
  endpoint?: URL;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

/** Spanwalk's own receiver of an API of AWS, and the key that it handed the practice backend. */
export interface OwnAws {
  /** Any address of the receiver; its path does not count. */
  url: URL;
  aws: { accessKeyId: string; secretAccessKey: string };
  alsoAt?: readonly URL[];
}

/** What is sent, to which service of AWS. */
export interface AwsService {
  /** The service as people call it. */
  name: string;
  /** What goes there, in words: `segments`. */
  brings: string;
  /** The variable that moves this service alone. */
  addressIn: `AWS_ENDPOINT_URL_${string}`;
  /** The code of whatever is wrong with the environment. */
  code: `destination/${string}`;
}

/** Where else than to Spanwalk the environment sends; null where it names no place, or one that is Spanwalk itself. */
export interface AwsReading {
  found: { at: AwsEndpoint; label: string } | null;
  problems: Problem[];
}

const OWN_REGION = 'us-east-1';

/** Spanwalk's own receiver, which hears every service at a path of its own and takes whatever region it is asked for in. */
export const ownEndpoint = ({ url, aws }: OwnAws, path: string): AwsEndpoint & { endpoint: URL } => ({
  endpoint: new URL(path, url),
  region: OWN_REGION,
  credentials: aws,
});

const nowhere: AwsReading = { found: null, problems: [] };

/**
 * What an environment says of a service, in the variables that every client of AWS reads. Without a key it says nothing;
 * a key without a region, or with an address that is none, is a problem, and nothing is sent.
 */
export function readEndpoint(env: Environment, service: AwsService, own: OwnAws): AwsReading {
  const credentials = credentialsIn(env);
  if (credentials === null) return nowhere;
  const region = textIn(env, 'AWS_REGION', 'AWS_DEFAULT_REGION');
  if (region === '') return { found: null, problems: [noRegion(service)] };
  const address = textIn(env, service.addressIn, 'AWS_ENDPOINT_URL');
  if (address === '')
    return { found: { at: { region, credentials }, label: `${service.name}, ${region}` }, problems: [] };
  if (!URL.canParse(address)) return { found: null, problems: [noAddress(service)] };
  const endpoint = new URL(address);
  if (isOurs(endpoint, own)) return nowhere;
  return { found: { at: { endpoint, region, credentials }, label: labelOf(endpoint) }, problems: [] };
}

const textIn = (env: Environment, ...names: string[]): string =>
  names.map((name) => env[name]?.trim() ?? '').find((text) => text !== '') ?? '';

function credentialsIn(env: Environment): AwsEndpoint['credentials'] | null {
  const accessKeyId = textIn(env, 'AWS_ACCESS_KEY_ID');
  const secretAccessKey = textIn(env, 'AWS_SECRET_ACCESS_KEY');
  if (accessKeyId === '' || secretAccessKey === '') return null;
  const sessionToken = textIn(env, 'AWS_SESSION_TOKEN');
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}

const isOurs = (endpoint: URL, { url, alsoAt = [] }: OwnAws): boolean =>
  [url, ...alsoAt].some((door) => sameServer(door, endpoint));

const noRegion = ({ code, brings }: AwsService): Problem => ({
  code,
  message: `There are AWS credentials, and no region to send ${brings} to.`,
  hint: 'Set AWS_REGION, for instance to ca-central-1, in the shell that starts Spanwalk.',
  at: ['AWS_REGION'],
});

const noAddress = ({ code, addressIn }: AwsService): Problem => ({
  code,
  message: `${addressIn} is no address.`,
  hint: 'Unset it to send to AWS itself.',
  at: [addressIn],
});
