import type { AwsEndpoint } from './read-endpoint.ts';

const TIMEOUT_MS = 5000;

/** With what every client of the vendor is opened: where to, with which key, and for how long it may wait. */
export function clientOptions({ endpoint, region, credentials }: AwsEndpoint) {
  // The version is pinned to one that runs on this Node; its advice about later ones is for nobody at this console.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const requestHandler = { requestTimeout: TIMEOUT_MS, connectionTimeout: TIMEOUT_MS };
  return { region, credentials, requestHandler, ...(endpoint && { endpoint: endpoint.href }) };
}
