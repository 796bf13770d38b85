import { defaultLimits } from '../../receivers/otlp/limits.ts';
import type { LogEvent } from '../../telemetry/log-event.ts';
import type { Problem } from '../../telemetry/problem.ts';
import { serviceOf, type Span, type StoredSpan } from '../../telemetry/span.ts';
import { ByteSource } from './byte-source.ts';
import { read } from './otlp-document.ts';
import { piecesOf } from './pieces.ts';
import { fileProblem, SMALLER } from './problems.ts';
import type { SourceFile } from './source-files.ts';
import { TOO_MUCH, unpacked } from './unpack.ts';

export interface SubmissionLimits {
  /** Bytes of one document, which has to be held whole. */
  document: number;
  /** Spans, log records, and refusals of either, that are kept to be judged; what is beyond is counted and told. */
  kept: number;
  /** Bytes that one packed file may hold. */
  unpacked: number;
  /** Problems that are told in full. */
  told: number;
}

export const submissionLimits: SubmissionLimits = {
  document: defaultLimits.inflatedBytes,
  kept: 50_000,
  unpacked: 2 * 1024 ** 3,
  told: 100,
};

/** What files held: the telemetry, each span or record that cannot be read, and each file or part of one that cannot. */
export interface Submission {
  spans: StoredSpan[];
  logs: LogEvent[];
  refused: Problem[];
  problems: Problem[];
}

const stored = (span: Span, nth: number): StoredSpan => ({
  ...span,
  seq: nth,
  workspace: 'file',
  environment: 'file',
  service: serviceOf(span.resource),
  receivedAt: 0,
});

/** A submission while it is read. It keeps so much and no more, whatever the files hold. */
class Draft {
  readonly made: Submission = { spans: [], logs: [], refused: [], problems: [] };
  #beyond = 0;

  constructor(private readonly limits: SubmissionLimits) {}

  problem(problem: Problem): void {
    if (this.made.problems.length < this.limits.told) this.made.problems.push(problem);
  }

  take({ spans, logs, refused, problems }: ReturnType<typeof read>): void {
    const { made, limits } = this;
    for (const span of spans) {
      if (made.spans.length < limits.kept) made.spans.push(stored(span, made.spans.length + 1));
      else this.#beyond += 1;
    }
    for (const log of logs) {
      if (made.logs.length < limits.kept) made.logs.push(log);
      else this.#beyond += 1;
    }
    // Never spread into one call: a document may refuse more spans than a call takes arguments.
    for (const each of refused) {
      if (made.refused.length < limits.kept) made.refused.push(each);
      else this.#beyond += 1;
    }
    for (const each of problems) this.problem(each);
  }

  finish(): Submission {
    if (this.#beyond > 0) {
      const why = `more than ${this.limits.kept} spans or log records; ${this.#beyond} were not looked at`;
      const hint = 'Hand in the telemetry of one run of the step alone.';
      this.made.problems.push(fileProblem('too-large', { file: 'the submission' }, { why, hint }));
    }
    return this.made;
  }
}

/** Reads telemetry from files, piece by piece. Whatever is wrong with one of them is told, and the rest goes on. */
export async function readSubmission(
  files: readonly SourceFile[],
  limits: SubmissionLimits = submissionLimits,
): Promise<Submission> {
  const draft = new Draft(limits);
  for (const file of files) await readFile(file, draft, limits);
  return draft.finish();
}

async function readFile({ name, open }: SourceFile, draft: Draft, limits: SubmissionLimits): Promise<void> {
  const packed = new ByteSource(open());
  let source: ByteSource = packed;
  try {
    const found = await unpacked(packed, limits.unpacked);
    if ('unknown' in found) return draft.problem(zstdProblem(name));
    source = found;
    for await (const piece of piecesOf(source, { file: name, longest: limits.document })) {
      if (piece.kind === 'problem') draft.problem(piece.problem);
      else draft.take(read(piece, name));
    }
  } catch (error) {
    draft.problem(brokenProblem(name, error));
  } finally {
    await source.close();
  }
}

const zstdProblem = (file: string): Problem =>
  fileProblem(
    'compressed',
    { file },
    {
      why: 'this is packed with zstd, which this Node cannot unpack',
      hint: 'Unpack it with “zstd -d”, or use Node 22.15 or newer.',
    },
  );

/** Reading from a disk and unpacking may fail; anything else is a bug of ours. */
function brokenProblem(file: string, error: unknown): Problem {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === TOO_MUCH)
    return fileProblem('too-large', { file }, { why: 'the packed data is too much', hint: SMALLER });
  if (code === 'Z_BUF_ERROR') return fileProblem('cut-off', { file }, { why: 'the packed data is cut off' });
  if (code.startsWith('Z_') || code.startsWith('ERR_ZSTD')) {
    return fileProblem('compressed', { file }, { why: 'the packed data is damaged' });
  }
  if (/^E[A-Z]+$/.test(code)) {
    return fileProblem(
      'unreadable',
      { file },
      { why: `this cannot be read (${code})`, hint: 'Look whether the file is there and may be read.' },
    );
  }
  throw error;
}
