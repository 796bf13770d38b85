import type { PutTraceSegmentsCommandOutput, XRayClient } from '@aws-sdk/client-xray';

/** Where segments are put: X-Ray itself, or whoever speaks its protocol. */
export interface SegmentsEndpoint {
  /** The base address; left out, AWS's own in the region. */
  endpoint?: URL;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

/** What became of documents: taken, or refused by the service with its own code. */
export interface Put {
  taken: number;
  /** Its codes, one for each document that it refused. */
  refused: string[];
}

/** Puts documents that are serialised already, as many as one call may bring. @throws what the client throws */
export type PutDocuments = (documents: readonly string[]) => Promise<Put>;

const TIMEOUT_MS = 5000;

const refusedIn = ({ UnprocessedTraceSegments: refused = [] }: PutTraceSegmentsCommandOutput): string[] =>
  refused.map(({ ErrorCode }) => ErrorCode ?? 'Unprocessed');

/** The vendor's own client, loaded when it is first needed: it is large, and most requests need none. */
export function putTo({ endpoint, region, credentials }: SegmentsEndpoint): PutDocuments {
  let client: Promise<XRayClient> | undefined;
  const open = async (): Promise<XRayClient> => {
    // The version is pinned to one that runs on this Node; its advice about later ones is for nobody at this console.
    process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
    const { XRayClient: Client } = await import('@aws-sdk/client-xray');
    const requestHandler = { requestTimeout: TIMEOUT_MS, connectionTimeout: TIMEOUT_MS };
    return new Client({ region, credentials, requestHandler, ...(endpoint && { endpoint: endpoint.href }) });
  };
  return async (documents) => {
    client ??= open();
    const { PutTraceSegmentsCommand } = await import('@aws-sdk/client-xray');
    const command = new PutTraceSegmentsCommand({ TraceSegmentDocuments: [...documents] });
    const refused = refusedIn(await (await client).send(command));
    return { taken: documents.length - refused.length, refused };
  };
}
