import type { Delivery, RequestHead } from '../delivery.ts';
import type { Tenant } from '../keys/authorisation.ts';
import type { ReceiveContext } from '../receiver.ts';
import { readAuthorization, type Authorization } from './authorization.ts';

function authorizationOf({ headers }: Pick<RequestHead, 'headers'>): Authorization | null {
  const read = readAuthorization(headers['authorization']?.trim() ?? '');
  return 'lacks' in read ? null : read;
}

/** The service that a request says it was signed for: `logs`, `xray`; null where it bears no signature. */
export const signedFor = (head: Pick<RequestHead, 'headers'>): string | null =>
  authorizationOf(head)?.scope.service ?? null;

/** Whose key id a request bears, its signature unproved: enough to be listed as theirs, and for nothing else. */
export function bearerOf(
  delivery: Pick<Delivery, 'headers'>,
  { signer }: Pick<ReceiveContext, 'signer'>,
): { key?: string; tenant?: Tenant } {
  const key = authorizationOf(delivery)?.accessKeyId;
  if (key === undefined) return {};
  const tenant = signer(key)?.tenant;
  return tenant === undefined ? { key } : { key, tenant };
}
