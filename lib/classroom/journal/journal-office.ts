import type { Curriculum } from '../../curriculum/step.ts';
import { allSteps } from '../../curriculum/neighbours.ts';
import type { Engine } from '../../engine/start-engine.ts';
import type { Journal, JournalQuery } from '../../journal/journal.ts';
import { markdownOf } from '../../journal/markdown.ts';
import { maskJournal, maskQueries } from '../../journal/masking.ts';
import { picturesOf } from '../../journal/pictures.ts';
import { signJournal, type SignedJournal } from '../../journal/signing.ts';
import { zip } from '../../journal/zip.ts';
import type { SavedQuery } from '../../query/saved-query.ts';
import type { Problem } from '../../telemetry/problem.ts';
import type { Environments } from '../environments.ts';
import type { ProgressBook } from '../progress.ts';
import type { SavedQueries } from '../saved-queries/saved-queries.ts';
import type { VerdictBook } from '../verdicts.ts';
import { JournalNotes } from './journal-notes.ts';
import { openJournalKeys } from './journal-keys.ts';
import { toldQueries } from './told-queries.ts';
import { toldStep } from './told-step.ts';
import { toldTraces } from './told-traces.ts';

/** What a journal is gathered from. */
export interface JournalAround {
  engine: Engine;
  curriculum: Curriculum;
  progress: ProgressBook;
  verdicts: VerdictBook;
  environments: Environments;
  savedQueries: SavedQueries;
  dataDir: string;
}

/** Whose journal it is; the name is empty without a roster. */
export interface Author {
  workspace: string;
  name: string;
}

/** Some of the saved queries with their results, from a place on; `next` is where to go on, null after the last. */
export interface ToldQueries {
  queries: JournalQuery[];
  next: number | null;
}

/** So many are asked at a time: whoever looks on wants to see it move. */
const QUERIES_AT_A_TIME = 5;

type Signed = { ok: SignedJournal } | { problem: Problem };

/** Writes the students’ journals, and signs them for the instructor. */
export class JournalOffice {
  readonly notes: JournalNotes;

  constructor(private readonly around: JournalAround) {
    this.notes = new JournalNotes(around.engine);
  }

  /** A student’s week, without secrets. @param now Unix milliseconds */
  async write(author: Author, now: number): Promise<Journal> {
    const { workspace } = author;
    const saved = await this.around.savedQueries.list(workspace);
    const savedQueries = await this.#askAll(workspace, saved, now);
    return { ...(await this.writeSteps(author, now)), savedQueries };
  }

  /** The next of a workspace’s saved queries with their results, without secrets. @param from how many are told already */
  async askQueries(workspace: string, from: number, now: number): Promise<ToldQueries> {
    const saved = await this.around.savedQueries.list(workspace);
    const to = from + QUERIES_AT_A_TIME;
    const queries = await this.#askAll(workspace, saved.slice(from, to), now);
    return { queries, next: to < saved.length ? to : null };
  }

  /** A week without its saved queries: each is asked anew, and together they take their time. */
  async writeSteps({ workspace, name }: Author, now: number): Promise<Journal> {
    const { engine, curriculum, progress, verdicts } = this.around;
    const [done, kept, notes] = await Promise.all([
      progress.all(workspace),
      verdicts.all(workspace),
      this.notes.all(workspace),
    ]);
    const of = (step: string) => kept.filter(({ report }) => report.step === step);
    const steps = allSteps(curriculum);
    // In the order of the course, so that the earlier lessons are drawn where there are too many traces.
    const inOrder = steps.flatMap(({ id }) => of(id));
    const journal: Journal = {
      schema: 'spanwalk/journal/v1',
      student: { name, workspace },
      writtenAt: now,
      lessons: curriculum.lessons.map(({ id, title }) => ({ id, title })),
      steps: steps.map((step) => toldStep(step, { done: done[step.id], verdicts: of(step.id), note: notes[step.id] })),
      ...(await toldTraces(engine, workspace, inOrder)),
      savedQueries: [],
    };
    return maskJournal(journal, await this.#keysOf(workspace));
  }

  /** The journal as Markdown with its pictures beside it, packed. */
  async pack(author: Author, now: number): Promise<Buffer> {
    const journal = await this.write(author, now);
    const pictures = picturesOf(journal).map(({ path, svg }) => ({ path, text: svg }));
    return zip([{ path: 'journal.md', text: markdownOf(journal) }, ...pictures], now);
  }

  /** The journal with the classroom’s seal. */
  async sign(author: Author, now: number): Promise<Signed> {
    const keys = openJournalKeys(this.around.dataDir);
    if ('problem' in keys) return keys;
    return { ok: signJournal(await this.write(author, now), keys.ok.privateKey) };
  }

  /** The public key that journals are held against, as PEM, and its name. */
  publicKey(): { ok: { publicKey: string; keyId: string } } | { problem: Problem } {
    const keys = openJournalKeys(this.around.dataDir);
    return 'problem' in keys ? keys : { ok: { publicKey: keys.ok.publicPem, keyId: keys.ok.keyId } };
  }

  async #askAll(workspace: string, saved: readonly SavedQuery[], now: number): Promise<JournalQuery[]> {
    const told = await toldQueries(this.around.engine, workspace, saved, now);
    return maskQueries(told, await this.#keysOf(workspace));
  }

  async #keysOf(workspace: string): Promise<string[]> {
    const records = await this.around.environments.list(workspace);
    return records.flatMap(({ key, aws, errorTokens }) => [
      key,
      aws.secretAccessKey,
      errorTokens.server,
      errorTokens.client,
    ]);
  }
}
