import { readTrace } from '@/lib/telemetry/packed-trace.ts';
import type { Answer } from './ask.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** A trace, or what was added to it, with how far the store had come when it was read. */
export type TraceAnswer = ReturnType<typeof readTrace>;

/** Where a trace's packed spans are asked for, and where those with a higher `seq` are. */
export const packedHref = (traceId: string, after = 0): string =>
  `/classroom/traces/${traceId}/packed${after === 0 ? '' : `?after=${after}`}`;

interface ReaderRoom {
  get: (href: string) => Promise<Answer<Uint8Array>>;
  onRead: (answers: TraceAnswer[]) => void;
  /** What is there already, by trace. */
  upTo?: ReadonlyMap<string, number> | undefined;
}

/** Reads some traces, and whenever it is asked again what was added since; one reading at a time, none in vain. */
export class TraceReader {
  readonly #upTo: Map<string, number>;
  readonly #room: ReaderRoom;
  #stopped = false;
  readonly ask: () => void;

  constructor(traceIds: readonly string[], room: ReaderRoom) {
    this.#room = room;
    this.#upTo = new Map(room.upTo);
    const read = oneAtATime(async () => this.#read(traceIds));
    this.ask = () => read(undefined);
  }

  /** Nothing is told any more. */
  stop(): void {
    this.#stopped = true;
  }

  async #read(traceIds: readonly string[]): Promise<void> {
    if (this.#stopped) return;
    const answers = await Promise.all(traceIds.map((id) => this.#readOne(id)));
    if (!this.#stopped) this.#room.onRead(answers.flatMap((answer) => answer ?? []));
  }

  async #readOne(traceId: string): Promise<TraceAnswer | undefined> {
    const answer = await this.#room.get(packedHref(traceId, this.#upTo.get(traceId)));
    if (!answer.ok) return undefined;
    const trace = readTrace(answer.body);
    this.#upTo.set(traceId, trace.upTo);
    return trace;
  }
}
