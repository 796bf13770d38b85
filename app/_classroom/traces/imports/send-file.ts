import type { Problem } from '@/lib/telemetry/problem.ts';
import { mintSpanId } from '@/lib/telemetry/mint-ids.ts';
import { together, type FileOutcome } from '@/lib/telemetry/trace-import.ts';
import { filePieces, TooLarge, type FilePiece } from './file-pieces.ts';

/** A file on its way: how much of it is stored, and what became of its spans so far. */
export interface Sending {
  /** Bytes of it that were taken, unpacked. */
  taken: number;
  outcome: FileOutcome | null;
  problems: Problem[];
}

/** Unpacked bytes that one file may have: a megabyte of gzip can stand for a gigabyte. */
const MOST_BYTES = 2 * 1024 ** 3;

/**
 * Sends a file part by part; the next goes when the one before is stored. Ends with the first part that is not taken:
 * what was stored before it stays, and is told beside the problem.
 * @param tell called after each part
 */
export async function sendFile(file: File, tell: (sending: Sending) => void, stop: AbortSignal): Promise<Sending> {
  const sending: Sending = { taken: 0, outcome: null, problems: [] };
  const id = mintSpanId();
  try {
    for await (const piece of filePieces(bytesOf(file))) {
      const answered = await sendPiece({ id, file: file.name }, piece, stop);
      if ('problems' in answered) return { ...sending, problems: answered.problems };
      sending.outcome = sending.outcome === null ? answered : together(sending.outcome, answered);
      sending.taken = piece.upTo;
      if (sending.taken > MOST_BYTES) return { ...sending, problems: [tooMuch] };
      tell({ ...sending });
    }
    return sending;
  } catch (error) {
    return { ...sending, problems: [problemOf(error, stop)] };
  }
}

async function sendPiece(
  { id, file }: { id: string; file: string },
  { body, line, isLast }: FilePiece,
  stop: AbortSignal,
): Promise<FileOutcome | { problems: Problem[] }> {
  const asked = new URLSearchParams({ id, file: file.slice(-200), line: String(line), last: String(isLast) });
  const init = { method: 'POST', body, signal: stop, headers: { 'content-type': 'application/octet-stream' } };
  const response = await fetch(`/classroom/imports?${asked.toString()}`, init);
  const answer = (await response.json()) as FileOutcome | { problems: Problem[] };
  return response.ok || 'problems' in answer ? answer : { problems: [unreachable] };
}

/** What the file holds, unpacked where it is gzip: that is known by its first bytes, and not by its name. */
async function* bytesOf(file: File): AsyncGenerator<Uint8Array> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const stream = file.stream();
  const isPacked = first === 0x1f && second === 0x8b;
  const reader = (isPacked ? stream.pipeThrough(new DecompressionStream('gzip')) : stream).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Nobody reads the rest, and a stream that fails to be cancelled is over as well.
    reader.cancel().catch(() => undefined);
  }
}

function problemOf(error: unknown, stop: AbortSignal): Problem {
  if (stop.aborted) return stopped;
  if (error instanceof TooLarge) return tooLarge(error.line);
  return error instanceof TypeError && error.message.includes('fetch') ? unreachable : unreadable;
}

const tooLarge = (line: number): Problem => ({
  code: 'file/too-large',
  message: `The document at line ${line.toLocaleString('en')} has more than 64 MiB, which cannot be held whole.`,
  hint: 'Bring in fewer traces at a time, or OTLP/JSON with one document a line: that is read part by part.',
});

const tooMuch: Problem = {
  code: 'file/too-large',
  message: 'The file has more than 2 GiB; the rest of it was not read.',
  hint: 'Bring it in in smaller pieces.',
};

const stopped: Problem = {
  code: 'file/stopped',
  message: 'It was stopped before its end.',
  hint: 'What was stored until then stays. Brought in again, it goes on where it stopped: no span is stored twice.',
};

const unreachable: Problem = {
  code: 'classroom/unreachable',
  message: 'The classroom did not answer.',
  hint: 'See whether it still runs in its terminal, then bring the file in again: no span is stored twice.',
};

const unreadable: Problem = {
  code: 'file/unreadable',
  message: 'The file could not be read to its end.',
  hint: 'It may be a folder, damaged, or changed while it was read.',
};
