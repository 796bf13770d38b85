import { createHmac } from 'node:crypto';
import { ALGORITHM, type CredentialScope } from './authorization.ts';
import { sha256 } from './canonical-request.ts';

/** What a signature is made with, beside the text that it covers. */
export interface SignatureParts {
  /** `X-Amz-Date`: `20261122T091500Z`. */
  date: string;
  scope: CredentialScope;
  secretAccessKey: string;
}

export const scopeText = ({ date, region, service, terminator }: CredentialScope): string =>
  [date, region, service, terminator].join('/');

const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const signingKey = (secret: string, { date, region, service, terminator }: CredentialScope): Buffer =>
  [date, region, service, terminator].reduce<Buffer | string>(hmac, `AWS4${secret}`) as Buffer;

/**
 * The signature of a canonical request in Signature Version 4,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export const signatureOf = (canonical: string, { date, scope, secretAccessKey }: SignatureParts): Buffer =>
  hmac(signingKey(secretAccessKey, scope), [ALGORITHM, date, scopeText(scope), sha256(canonical)].join('\n'));
