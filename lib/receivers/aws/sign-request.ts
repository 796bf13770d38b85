import type { Delivery } from '../delivery.ts';
import type { AwsKey } from '../keys/key-record.ts';
import { ALGORITHM } from './authorization.ts';
import { canonicalRequest } from './canonical-request.ts';
import { scopeText, signatureOf } from './signature.ts';

/** A call of an API as its own clients write it, before it is signed. */
export interface WrittenCall {
  path: string;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** Who signs a call, for what, and when in Unix milliseconds. */
export interface Signing {
  key: AwsKey;
  service: string;
  now: number;
  /** As it is sent; `localhost` where nothing is sent over a wire. */
  host?: string;
}

const REGION = 'us-east-1';

/** A call as it would come to the app's own port, signed as the vendor's clients sign it. */
export function signRequest(
  { path, headers, body }: WrittenCall,
  { key, service, now, host = 'localhost' }: Signing,
): Delivery {
  const date = new Date(now).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const all: Record<string, string> = { ...headers, host, 'x-amz-date': date };
  const signed = Object.keys(all).toSorted();
  const delivery: Delivery = { door: 'app', method: 'POST', path, headers: all, body };
  const scope = { date: date.slice(0, 8), region: REGION, service, terminator: 'aws4_request' };
  const { accessKeyId, secretAccessKey } = key;
  const canonical = canonicalRequest(delivery, signed) ?? '';
  const signature = signatureOf(canonical, { date, scope, secretAccessKey }).toString('hex');
  const authorization = `${ALGORITHM} Credential=${accessKeyId}/${scopeText(scope)}, SignedHeaders=${signed.join(';')}, Signature=${signature}`;
  return { ...delivery, headers: { ...all, authorization } };
}
