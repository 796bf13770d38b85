import type { SignalPlace } from '../../../telemetry/signal-query.ts';
import type { Answer, Call } from '../call.ts';
import { milliseconds, placesOf, streamsOf, type LogStream } from '../catalogue.ts';
import { Fault } from '../fault.ts';
import type { Input } from '../input.ts';
import { ofOneGroup, streamArn, streamName } from '../names.ts';
import { openGroup } from '../open-group.ts';
import { pageOf } from '../page.ts';
import { removeExpired } from '../retention.ts';

const shape = {
  ...ofOneGroup,
  logStreamNamePrefix: streamName,
  orderBy: { kind: 'text', among: ['LogStreamName', 'LastEventTime'] },
  descending: { kind: 'flag' },
  nextToken: { kind: 'text', min: 1 },
  limit: { kind: 'integer', min: 1, max: 50 },
} as const;

const PAGE = 50;

type Places = ReadonlyMap<string, SignalPlace>;

export async function describeLogStreams({ desk, body, region }: Call): Promise<Answer | Fault> {
  const opened = await openGroup({ desk, body }, shape);
  if (opened instanceof Fault) return opened;
  const { input, group } = opened;
  if (input.logStreamNamePrefix !== undefined && input.orderBy === 'LastEventTime') return prefixByTime;
  await removeExpired(desk, group);
  const places = new Map((await placesOf(desk, group.logGroupName)).map((place) => [place.stream, place]));
  const streams = inOrder(await streamsOf(desk, group.logGroupName), places, input);
  const page = pageOf(streams, input.nextToken, input.limit ?? PAGE);
  if (page instanceof Fault) return page;
  const logStreams = page.items.map((stream) => described(stream, region, places.get(stream.logStreamName)));
  return { output: { logStreams, ...page.more } };
}

const prefixByTime = new Fault(
  'InvalidParameterException',
  'Cannot order by LastEventTime with a logStreamNamePrefix.',
  'Leave the prefix out, or order by LogStreamName.',
);

/** A stream without events comes before all that have some. */
function inOrder(streams: readonly LogStream[], places: Places, input: Input<typeof shape>): LogStream[] {
  const lastTime = ({ logStreamName }: LogStream): number => Number(places.get(logStreamName)?.lastTime ?? 0n);
  const wanted = streams.filter(({ logStreamName }) => logStreamName.startsWith(input.logStreamNamePrefix ?? ''));
  if (input.orderBy === 'LastEventTime') wanted.sort((one, other) => lastTime(one) - lastTime(other));
  return input.descending === true ? wanted.reverse() : wanted;
}

/** A stream without events has no times of events; `storedBytes` of a stream is 0 since 2019. */
function described({ logGroupName, ...stream }: LogStream, region: string, place: SignalPlace | undefined): object {
  const times = place && {
    firstEventTimestamp: milliseconds(place.firstTime),
    lastEventTimestamp: milliseconds(place.lastTime),
    lastIngestionTime: place.lastReceivedAt,
  };
  return {
    ...stream,
    ...times,
    uploadSequenceToken: '4'.padEnd(56, '9'),
    arn: streamArn(region, logGroupName, stream.logStreamName),
    storedBytes: 0,
  };
}
