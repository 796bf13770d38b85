import type * as Sdk from '@aws-sdk/client-cloudwatch-logs';
import { clientOptions } from '../aws/client-options.ts';
import type { AwsEndpoint } from '../aws/read-endpoint.ts';
import type { LogLine } from '../log-sink.ts';

/** The stream that lines are put into, and where it is: CloudWatch Logs itself, or whoever speaks its protocol. */
export interface LogsEndpoint extends AwsEndpoint {
  group: string;
  stream: string;
}

/** Puts one batch, and makes the group and the stream it needs. @returns how many of it the service rejected @throws what the client throws */
export type PutLines = (lines: readonly LogLine[]) => Promise<{ rejected: number }>;

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** Two of the same name may be made at the same moment; who comes second finds it there. */
async function unlessThere(making: Promise<unknown>): Promise<void> {
  try {
    await making;
  } catch (error) {
    if (!isNamed(error, 'ResourceAlreadyExistsException')) throw error;
  }
}

/** Events too old, expired or too new, by where the accepted ones begin and end. */
function rejectedOf(info: Sdk.RejectedLogEventsInfo | undefined, count: number): number {
  const { tooOldLogEventEndIndex = 0, expiredLogEventEndIndex = 0, tooNewLogEventStartIndex = count } = info ?? {};
  return Math.min(count, Math.max(tooOldLogEventEndIndex, expiredLogEventEndIndex) + count - tooNewLogEventStartIndex);
}

interface Opened {
  sdk: typeof Sdk;
  client: Sdk.CloudWatchLogsClient;
}

/** The vendor's own client, loaded when the first line is sent; it tries once, since whoever calls tries again. */
async function open(where: AwsEndpoint, timeoutMs: number | undefined): Promise<Opened> {
  const sdk = await import('@aws-sdk/client-cloudwatch-logs');
  return { sdk, client: new sdk.CloudWatchLogsClient({ ...clientOptions(where, timeoutMs), maxAttempts: 1 }) };
}

/** The group is asked for only where the stream finds none, so that a key without CreateLogGroup may use one that is there. */
async function prepare({ sdk, client }: Opened, logGroupName: string, logStreamName: string): Promise<void> {
  const makeStream = (): Promise<void> =>
    unlessThere(client.send(new sdk.CreateLogStreamCommand({ logGroupName, logStreamName })));
  try {
    await makeStream();
  } catch (error) {
    if (!isNamed(error, 'ResourceNotFoundException')) throw error;
    await unlessThere(client.send(new sdk.CreateLogGroupCommand({ logGroupName })));
    await makeStream();
  }
}

/**
 * Puts lines into one stream, which is made when it is first missed: no call is spent on asking beforehand.
 * @param timeoutMs how long an answer may take
 */
export function putTo(where: LogsEndpoint, timeoutMs?: number): PutLines {
  const { group, stream } = where;
  let opened: Promise<Opened> | undefined;
  return async (lines) => {
    opened ??= open(where, timeoutMs);
    const ready = await opened;
    const logEvents = lines.map(({ timestamp, message }) => ({ timestamp, message }));
    const put = () =>
      ready.client.send(new ready.sdk.PutLogEventsCommand({ logGroupName: group, logStreamName: stream, logEvents }));
    try {
      return { rejected: rejectedOf((await put()).rejectedLogEventsInfo, lines.length) };
    } catch (error) {
      if (!isNamed(error, 'ResourceNotFoundException')) throw error;
      await prepare(ready, group, stream);
      return { rejected: rejectedOf((await put()).rejectedLogEventsInfo, lines.length) };
    }
  };
}
