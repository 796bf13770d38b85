import { Turns } from '../../engine/turns.ts';
import type { Delivery, Reply, TurnedAway } from '../../receivers/delivery.ts';
import { openFetchDoor } from '../../receivers/doors/fetch-door.ts';
import type { DocumentStore } from '../../store/telemetry-store.ts';
import {
  FIRST_LINE_HEADER,
  IMPORTED,
  together,
  type FileOutcome,
  type TraceImport,
} from '../../telemetry/trace-import.ts';
import type { Environments } from '../environments.ts';

const IMPORTS = 'imports';

/** How many files a workspace remembers; the oldest are forgotten first, and their spans stay. */
const MOST_REMEMBERED = 50;

/** One part of a file: whole lines of it, or all of it. */
export interface FilePart {
  /** Chosen by whoever brings the file, the same for all of its parts: 16 hex digits. */
  id: string;
  file: string;
  /** The number of the part's first line in the file, from 1. */
  line: number;
  isLast: boolean;
}

/** What takes parts of files: the engine's deliveries, and where a workspace's documents are kept. */
interface Around {
  engine: DocumentStore & { deliver(delivery: Delivery): Promise<Reply> };
  environments: Environments;
  maxBodyBytes: number;
  report: (turned: TurnedAway) => void;
}

/**
 * Takes files of traces in. Each part goes through a door and a receiver as everything else does, with the key of the
 * workspace's environment for files; what became of it is added to what is remembered of the file.
 */
export class ImportOffice {
  readonly #turns = new Turns();
  readonly #door: (request: Request) => Promise<Response>;

  constructor(private readonly around: Around) {
    const { engine, maxBodyBytes, report } = around;
    // One file at a time is in memory, and one more may wait: a person drops few, and each may be large.
    const carry = (delivery: Delivery): Promise<Reply> => engine.deliver(delivery);
    this.#door = openFetchDoor({ door: 'file', carry, maxBodyBytes, maxBytesInFlight: maxBodyBytes * 2, report });
  }

  /** Answers with what became of this part, or with why nothing of it was taken. */
  async take(workspace: string, part: FilePart, request: Request): Promise<Response> {
    const key = await this.around.environments.keyOf(workspace, IMPORTED, Date.now());
    const answer = await this.#door(deliverable(key, part, request));
    if (!answer.ok) return answer;
    const outcome = (await answer.clone().json()) as FileOutcome;
    await this.#turns.run(`${workspace}/${part.id}`, () => this.#remember(workspace, part, outcome));
    return answer;
  }

  /** What was brought in, the newest first. */
  async list(workspace: string): Promise<TraceImport[]> {
    const documents = await this.around.engine.list(workspace, IMPORTS);
    return documents.map(({ body }) => body as TraceImport).sort((one, other) => other.at - one.at);
  }

  async #remember(workspace: string, { id, file, isLast }: FilePart, outcome: FileOutcome): Promise<void> {
    const { engine } = this.around;
    const before = (await engine.get(workspace, IMPORTS, id)) as TraceImport | undefined | null;
    const sum = before ? together(before, outcome) : outcome;
    await engine.put(workspace, IMPORTS, id, { ...sum, id, file, at: before?.at ?? Date.now(), finished: isLast });
    if (before) return;
    const forgotten = (await this.list(workspace)).slice(MOST_REMEMBERED);
    for (const old of forgotten) await engine.remove(workspace, IMPORTS, old.id);
  }
}

/** The request as the door carries it on: nothing of the page's own headers but how the body is told. */
function deliverable(key: string, { line }: FilePart, request: Request): Request {
  const headers = new Headers({ 'content-type': 'application/json', [FIRST_LINE_HEADER]: String(line) });
  for (const name of ['content-length', 'user-agent']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  // A stream as a body has to say that it is read while it is answered, https://fetch.spec.whatwg.org/#enumdef-requestduplex.
  const init = { method: 'POST', headers, body: request.body, duplex: 'half' };
  return new Request(`http://localhost/${key}/file`, init);
}
