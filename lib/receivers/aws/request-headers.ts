/** The headers of a signed call, which a browser must be allowed to send. */
export const requestHeaders: readonly string[] = [
  'content-type',
  'x-amz-date',
  'x-amz-content-sha256',
  'x-amz-security-token',
  'authorization',
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  'x-amz-user-agent',
];
