import type { Engine } from '../engine/start-engine.ts';
import { FeedHub } from '../feed/hub.ts';
import { eventsOf } from '../feed/replay.ts';
import { spanToJson } from '../telemetry/span-json.ts';
import { shownSignal } from './errors/shown-signal.ts';
import type { RunRegistry } from './run-registry.ts';

/** Signals that a returning reader is sent, in bytes: what waits for a slow one is as much. */
const MOST_REPLAYED_BYTES = 4 * 1024 * 1024;

/** The feed of what is committed. A reader that comes back is sent what it missed. */
export const openFeed = (engine: Engine): FeedHub =>
  new FeedHub({
    readAfter: async (workspace, after, limit) => {
      const wanted = {
        order: 'stored',
        beyond: { time: 0n, seq: after },
        limit,
        mostBytes: MOST_REPLAYED_BYTES,
      } as const;
      const [spans, { signals, more }] = await Promise.all([
        engine.spansAfter(workspace, after, limit),
        engine.signalPage(workspace, wanted),
      ]);
      return { spans: spans.map(spanToJson), signals: signals.map(shownSignal), isCut: more !== null };
    },
    lastSeq: () => engine.lastSeq(),
    onOccupied: (occupied) => void engine.setFeedOpen(occupied),
  });

/** The engine's news, to whoever waits for it. */
export function spread(engine: Engine, feed: FeedHub, runs: RunRegistry): void {
  engine.onCommitted(({ workspace, traceIds, untraced, spans, signals }) => {
    for (const { event, id } of eventsOf([...spans.map(spanToJson), ...signals.map(shownSignal)], Infinity)) {
      feed.publish(workspace, event, id);
    }
    runs.committed(workspace, traceIds, untraced);
  });
  engine.onArrived((arrived) => {
    for (const { audience, arrival } of arrived)
      if (audience !== null) feed.publish(audience, { type: 'arrival', arrival });
  });
}
