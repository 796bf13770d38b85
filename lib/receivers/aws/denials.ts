import type { TransportCode } from '../../telemetry/transport-codes.ts';
import type { CredentialScope } from './authorization.ts';

/** Why a request is not taken: what AWS calls it, its own words for it, and what to do about it here. */
export interface Denial {
  type: string;
  message: string;
  hint: string;
  code: TransportCode;
}

const COPY = 'Copy AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY from the connect page.';

/** https://docs.aws.amazon.com/xray/latest/api/CommonErrors.html, as the services themselves write them. */
export const notSigned: Denial = {
  code: 'transport/missing-key',
  type: 'MissingAuthenticationTokenException',
  message: 'Missing Authentication Token',
  hint: `The request is not signed. ${COPY}`,
};

export const incomplete = (lacks: string): Denial => ({
  code: 'transport/malformed-key',
  type: 'IncompleteSignatureException',
  message: lacks,
  hint: `Let an SDK of AWS, or its command line, sign the request in the Authorization header. ${COPY}`,
});

/** Ids that AWS itself hands out, for long and for temporary. */
const isOfAws = (accessKeyId: string): boolean => /^A[KS]IA/.test(accessKeyId);

export const unknownClient = (accessKeyId: string): Denial => ({
  code: 'transport/unknown-key',
  type: 'UnrecognizedClientException',
  message: 'The security token included in the request is invalid.',
  hint: isOfAws(accessKeyId)
    ? `This is a key of AWS itself, and Spanwalk knows only those that it handed out. ${COPY}`
    : `Nobody has this access key id. ${COPY}`,
});

const signature = (message: string, hint: string): Denial => ({
  code: 'transport/signature',
  type: 'InvalidSignatureException',
  message,
  hint,
});

export const mismatch = signature(
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  'The access key id is right and the secret is not, or something between changed what was signed: the path, the Host header. Copy AWS_SECRET_ACCESS_KEY from the connect page again, whole.',
);

export const bodyAltered = signature(
  "The provided 'x-amz-content-sha256' header does not match what was computed.",
  'The body is not the one that was signed, or it was left out of the signature; it has to be in it.',
);

const SET_CLOCK = 'Set the clock of the machine that sends: a container or a laptop that slept may be behind.';
const late = (message: string): Denial => ({ ...signature(message, SET_CLOCK), code: 'transport/clock-skew' });

export const expired = (times: string): Denial => late(`Signature expired: ${times}`);
export const notYet = (times: string): Denial => late(`Signature not yet current: ${times}`);
export const tooOld: Denial = { ...late('Request has expired.'), type: 'RequestExpired' };

/** Whether a credential is for this service and this day. Any region is right: there is none here. */
export function wrongScope(
  { date, region, service, terminator }: CredentialScope,
  wanted: string,
  at: string,
): Denial | null {
  const hint = 'Let an SDK of AWS sign for the service that the endpoint stands for.';
  if (terminator !== 'aws4_request') {
    return signature("Credential should be scoped with a valid terminator: 'aws4_request'.", hint);
  }
  if (service !== wanted) return signature(`Credential should be scoped to correct service: '${wanted}'.`, hint);
  if (!/^[a-z0-9-]{1,40}$/.test(region)) return signature('Credential should be scoped to a valid region.', hint);
  if (date !== at.slice(0, 8)) {
    return signature('Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.', hint);
  }
  return null;
}
