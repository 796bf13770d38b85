/** What a credential is good for: `<date>/<region>/<service>/aws4_request`. */
export interface CredentialScope {
  /** `YYYYMMDD`. */
  date: string;
  region: string;
  service: string;
  terminator: string;
}

/** An `Authorization` header of Signature Version 4, taken apart. */
export interface Authorization {
  accessKeyId: string;
  scope: CredentialScope;
  /** Lower-case names, in the order in which they were signed. */
  signedHeaders: readonly string[];
  /** 64 hexadecimal digits. */
  signature: string;
}

export const ALGORITHM = 'AWS4-HMAC-SHA256';

const parameters = ['Credential', 'Signature', 'SignedHeaders'] as const;

/**
 * Reads the header, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html.
 * @returns what it says, or what is missing in it, in AWS's own words
 */
export function readAuthorization(header: string): Authorization | { lacks: string } {
  const [scheme = ''] = header.split(' ', 1);
  const given = scheme === ALGORITHM ? parametersIn(header.slice(scheme.length)) : new Map<string, string>();
  const missing = parameters.filter((name) => !given.get(name));
  if (missing.length > 0) {
    return { lacks: missing.map((name) => `Authorization header requires '${name}' parameter.`).join(' ') };
  }
  const [credential = '', signature = '', signedHeaders = ''] = parameters.map((name) => given.get(name));
  const parts = credential.split('/');
  if (parts.length !== 5) {
    return { lacks: 'Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.' };
  }
  const [accessKeyId, date, region, service, terminator] = parts as [string, string, string, string, string];
  const scope = { date, region, service, terminator };
  return { accessKeyId, scope, signedHeaders: signedHeaders.toLowerCase().split(';'), signature };
}

function parametersIn(text: string): Map<string, string> {
  const pairs = text.split(',').map((part) => part.trim().split('='));
  return new Map(pairs.map(([name = '', ...value]) => [name, value.join('=')]));
}
