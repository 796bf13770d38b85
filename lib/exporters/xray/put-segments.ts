import type { PutTraceSegmentsCommandOutput, XRayClient } from '@aws-sdk/client-xray';
import { clientOptions } from '../aws/client-options.ts';
import type { AwsEndpoint } from '../aws/read-endpoint.ts';

/** What became of documents: taken, or refused by the service with its own code. */
export interface Put {
  taken: number;
  /** Its codes, one for each document that it refused. */
  refused: string[];
}

/** Puts documents that are serialised already, as many as one call may bring. @throws what the client throws */
export type PutDocuments = (documents: readonly string[]) => Promise<Put>;

const refusedIn = ({ UnprocessedTraceSegments: refused = [] }: PutTraceSegmentsCommandOutput): string[] =>
  refused.map(({ ErrorCode }) => ErrorCode ?? 'Unprocessed');

/**
 * The vendor's own client, loaded when it is first needed: it is large, and most requests need none.
 * @param timeoutMs how long an answer may take
 */
export function putTo(where: AwsEndpoint, timeoutMs?: number): PutDocuments {
  let client: Promise<XRayClient> | undefined;
  const open = async (): Promise<XRayClient> => {
    const { XRayClient: Client } = await import('@aws-sdk/client-xray');
    return new Client(clientOptions(where, timeoutMs));
  };
  return async (documents) => {
    client ??= open();
    const { PutTraceSegmentsCommand } = await import('@aws-sdk/client-xray');
    const command = new PutTraceSegmentsCommand({ TraceSegmentDocuments: [...documents] });
    const refused = refusedIn(await (await client).send(command));
    return { taken: documents.length - refused.length, refused };
  };
}
