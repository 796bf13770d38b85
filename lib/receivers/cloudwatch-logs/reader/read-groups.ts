import type { LogGroupSummary, LogStreamSummary } from '../../../telemetry/log-view.ts';
import type { SignalPlace } from '../../../telemetry/signal-query.ts';
import type { Desk } from '../../desk.ts';
import type { ReadingDesk } from '../../log-reader.ts';
import { allGroups, milliseconds, placesOf, streamsOf } from '../catalogue.ts';

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
const latest = (places: readonly SignalPlace[]): number | null =>
  places.length === 0 ? null : Math.max(...places.map(({ lastTime }) => milliseconds(lastTime)));

/** Every group with what it holds, by name. */
export async function readGroups(reading: ReadingDesk): Promise<LogGroupSummary[]> {
  const desk = reading as Desk;
  const places = await placesOf(desk);
  const groups = await allGroups(desk);
  return Promise.all(
    groups.map(async ({ logGroupName, retentionInDays }) => {
      const mine = places.filter(({ place }) => place === logGroupName);
      return {
        name: logGroupName,
        retentionInDays: retentionInDays ?? null,
        bytes: sum(mine.map(({ bytes }) => bytes)),
        lines: sum(mine.map(({ count }) => count)),
        streams: (await streamsOf(desk, logGroupName)).length,
        lastAt: latest(mine),
      };
    }),
  );
}

/** The streams of a group, those first that were written to last. */
export async function readStreams(reading: ReadingDesk, group: string): Promise<LogStreamSummary[]> {
  const desk = reading as Desk;
  const places = new Map((await placesOf(desk, group)).map((place) => [place.stream, place]));
  const streams = (await streamsOf(desk, group)).map(({ logStreamName: name }) => streamOf(name, places.get(name)));
  return streams.toSorted((one, other) => (other.lastAt ?? 0) - (one.lastAt ?? 0));
}

const streamOf = (name: string, place: SignalPlace | undefined): LogStreamSummary => ({
  name,
  bytes: place?.bytes ?? 0,
  lines: place?.count ?? 0,
  firstAt: place === undefined ? null : milliseconds(place.firstTime),
  lastAt: place === undefined ? null : milliseconds(place.lastTime),
});
