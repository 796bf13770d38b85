import type { Answer, Call } from '../call.ts';
import { groupOrFault, noSuchStream, streamExists, streamId, STREAMS } from '../catalogue.ts';
import { Fault } from '../fault.ts';
import { readInput } from '../input.ts';
import { groupName, streamName } from '../names.ts';

/** The service has no such quota; a logger that opens a stream for each line would fill the list here. */
const MOST_STREAMS = 10_000;

const stream = {
  logGroupName: { ...groupName, required: true },
  logStreamName: { ...streamName, required: true },
} as const;

export async function createLogStream({ desk, body }: Call): Promise<Answer | Fault> {
  const input = readInput(body, stream);
  if (input instanceof Fault) return input;
  const { logGroupName, logStreamName } = input;
  const group = await groupOrFault(desk, logGroupName);
  if (group instanceof Fault) return group;
  if (await streamExists(desk, logGroupName, logStreamName)) return streamThere();
  if ((await desk.documents.list(STREAMS)).length >= MOST_STREAMS) return tooMany;
  const document = { logGroupName, logStreamName, creationTime: desk.now() };
  await desk.documents.put(STREAMS, streamId(logGroupName, logStreamName), document);
  return { output: null };
}

const streamThere = (): Fault =>
  new Fault(
    'ResourceAlreadyExistsException',
    'The specified log stream already exists',
    'That is no harm: treat this error as success, as most clients do.',
  );

const tooMany = new Fault(
  'LimitExceededException',
  'Resource limit exceeded.',
  `More than ${MOST_STREAMS} log streams: name a stream after the process, not after the request.`,
);

export async function deleteLogStream({ desk, body }: Call): Promise<Answer | Fault> {
  const input = readInput(body, stream);
  if (input instanceof Fault) return input;
  const { logGroupName, logStreamName } = input;
  const group = await groupOrFault(desk, logGroupName);
  if (group instanceof Fault) return group;
  if (!(await streamExists(desk, logGroupName, logStreamName))) return noSuchStream();
  await desk.removeSignals({ signal: 'log', place: logGroupName, streams: [logStreamName] });
  await desk.documents.remove(STREAMS, streamId(logGroupName, logStreamName));
  return { output: null };
}
