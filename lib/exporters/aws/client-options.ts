import type { AwsEndpoint } from './read-endpoint.ts';

const TIMEOUT_MS = 5000;

/**
 * With what every client of the vendor is opened: where to, with which key, and for how long it may wait.
 * @param timeoutMs for a connection, for an answer's head, and for more of its body
 */
export function clientOptions({ endpoint, region, credentials }: AwsEndpoint, timeoutMs: number = TIMEOUT_MS) {
  // The version is pinned to one that runs on this Node; its advice about later ones is for nobody at this console.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const requestHandler = {
    connectionTimeout: timeoutMs,
    requestTimeout: timeoutMs,
    // By itself `requestTimeout` only warns, and who takes a request and never answers it would be waited for for ever.
    throwOnRequestTimeout: true,
    socketTimeout: timeoutMs,
  };
  return { region, credentials, requestHandler, ...(endpoint && { endpoint: endpoint.href }) };
}
