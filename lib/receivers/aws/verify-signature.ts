import { timingSafeEqual } from 'node:crypto';
import type { Delivery } from '../delivery.ts';
import type { Tenant } from '../keys/authorisation.ts';
import type { Receipt, ReceiveContext } from '../receiver.ts';
import { readAuthorization, type Authorization } from './authorization.ts';
import { awsError, type AwsProtocol } from './aws-error.ts';
import { canonicalRequest, sha256 } from './canonical-request.ts';
import { clockFault } from './clock.ts';
import { bodyAltered, incomplete, mismatch, notSigned, unknownClient, wrongScope, type Denial } from './denials.ts';
import { signatureOf } from './signature.ts';

export interface Signed {
  kind: 'signed';
  tenant: Tenant;
  accessKeyId: string;
  /** Whatever region the client was set to. */
  region: string;
}

export interface Denied {
  kind: 'denied';
  /** What to answer with. */
  receipt: Extract<Receipt, { kind: 'reply' }>;
}

/** What a receiver of AWS's speaks: the service's name in a credential's scope, and its protocol. */
export interface AwsService {
  service: string;
  protocol: AwsProtocol;
}

/**
 * Whose request of AWS this is. Every one is held against a key that Spanwalk handed out: a signature in the header, in
 * Signature Version 4; what a session token says is not asked. Denied requests are answered as AWS does.
 * @param now Unix milliseconds
 */
export function verifySignature(
  delivery: Delivery,
  { signer }: Pick<ReceiveContext, 'signer'>,
  aws: AwsService,
  now: number = Date.now(),
): Signed | Denied {
  const header = delivery.headers['authorization'];
  if (header === undefined || header.trim() === '') return denied(aws, notSigned);
  const read = readAuthorization(header.trim());
  if ('lacks' in read) return denied(aws, incomplete(read.lacks));
  const { accessKeyId, scope } = read;
  const known = signer(accessKeyId);
  if (!known) return denied(aws, unknownClient(accessKeyId), { key: accessKeyId });
  const { tenant, secretAccessKey } = known;
  const fault = faultOf(delivery, read, { ...aws, secretAccessKey, now });
  if (fault) return denied(aws, fault, { key: accessKeyId, tenant });
  return { kind: 'signed', tenant, accessKeyId, region: scope.region };
}

const denied = (
  { protocol }: AwsService,
  { type, message, hint, code }: Denial,
  whose: { key?: string; tenant?: Tenant } = {},
): Denied => {
  const reply = awsError(protocol, { type, message, status: protocol === 'json-1.1' ? 400 : 403 });
  return { kind: 'denied', receipt: { kind: 'reply', reply, problem: { code, message, hint }, ...whose } };
};

interface Against {
  service: string;
  secretAccessKey: string;
  now: number;
}

/** What a signature has to cover and does not: where a request goes, and, where a header says so, what it asks for. */
function uncovered({ headers }: Delivery, signedHeaders: readonly string[]): string | null {
  if (!signedHeaders.includes('host')) return 'Host';
  return 'x-amz-target' in headers && !signedHeaders.includes('x-amz-target') ? 'X-Amz-Target' : null;
}

/** What is wrong with a signature, in the order in which AWS looks; null where all is well. */
function faultOf(delivery: Delivery, read: Authorization, { service, secretAccessKey, now }: Against): Denial | null {
  const date = delivery.headers['x-amz-date'] ?? '';
  const { scope, signedHeaders, signature } = read;
  const clock = clockFault(date, now);
  if (clock) return clock;
  const elsewhere = wrongScope(scope, service, date);
  if (elsewhere) return elsewhere;
  const announced = delivery.headers['x-amz-content-sha256'];
  if (announced !== undefined && announced !== sha256(delivery.body)) return bodyAltered;
  const loose = uncovered(delivery, signedHeaders);
  if (loose !== null) return incomplete(`'${loose}' must be a 'SignedHeader' in the AWS Authorization.`);
  const canonical = canonicalRequest(delivery, signedHeaders);
  if (canonical === null) return mismatch;
  return isSame(signature, signatureOf(canonical, { date, scope, secretAccessKey })) ? null : mismatch;
}

/** In a time that does not tell how much of it agrees. */
function isSame(signature: string, right: Buffer): boolean {
  const sent = Buffer.from(signature, 'hex');
  return sent.byteLength === right.byteLength && timingSafeEqual(sent, right);
}
