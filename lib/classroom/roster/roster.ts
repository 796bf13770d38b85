import type { DocumentStore } from '../../store/telemetry-store.ts';
import { nameKey } from '../../telemetry/student-name.ts';
import { digestOf, mintSecret, sameDigest } from './secrets.ts';
import { studentSchema, type Student } from './student.ts';
import { Turn } from './turn.ts';
import { freeWorkspaceId } from './workspace-id.ts';

/** Stands outside every workspace: it is asked before it is known whose workspace a request is for. */
const STUDENTS = { workspace: '', collection: 'roster' } as const;

/** A student with a page key that was just made: the only moment at which anyone can read it. */
export interface Keyed {
  name: string;
  workspace: string;
  key: string;
  /** Was on the roster before, and finds the old workspace again. */
  back: boolean;
}

export interface Added {
  made: Keyed[];
  /** Were on the roster already, and keep the key they have. */
  known: { name: string; workspace: string }[];
}

/** The students of this classroom. Held in memory, since every request asks, and written through to the store. */
export class Roster {
  readonly #students: Map<string, Student>;
  readonly #turn = new Turn();

  private constructor(
    private readonly documents: DocumentStore,
    students: Student[],
  ) {
    this.#students = new Map(students.map((student) => [student.workspace, student]));
  }

  static async open(documents: DocumentStore): Promise<Roster> {
    const kept = await documents.list(STUDENTS.workspace, STUDENTS.collection);
    return new Roster(
      documents,
      kept.map(({ body }) => studentSchema.parse(body)),
    );
  }

  /** Whether there is anyone to tell apart. An empty roster is none: one workspace, and no sign-in. */
  get isOpen(): boolean {
    return this.#present().next().done !== true;
  }

  /** Those who are on it now, by name. */
  students(): Student[] {
    return [...this.#present()].toSorted((a, b) => a.name.localeCompare(b.name));
  }

  /** Someone who is, or was, on the roster. */
  who(workspace: string): Student | undefined {
    return this.#students.get(workspace);
  }

  /** Whose page key this is. */
  holderOf(key: string): Student | undefined {
    const digest = digestOf(key);
    for (const student of this.#present()) {
      if (student.keyDigest !== null && sameDigest(student.keyDigest, digest)) return student;
    }
    return undefined;
  }

  /** Makes a workspace and a page key for each name that is not there yet. Names differ; see `nameKey`. */
  add(names: readonly string[], now: number): Promise<Added> {
    return this.#turn.take(async () => {
      const added: Added = { made: [], known: [] };
      for (const name of names) {
        const there = this.#named(name);
        if (there?.removedAt === null) added.known.push({ name: there.name, workspace: there.workspace });
        else added.made.push(await this.#admit(name, there, now));
      }
      return added;
    });
  }

  /** A new page key in place of the old one, which opens nothing any more. Undefined where nobody has the workspace. */
  renew(workspace: string, now: number): Promise<Keyed | undefined> {
    return this.#turn.take(async () => {
      const student = this.#students.get(workspace);
      if (!student || student.removedAt !== null) return undefined;
      const key = mintSecret('page');
      await this.#keep({ ...student, keyDigest: digestOf(key), renewedAt: now });
      return { name: student.name, workspace, key, back: false };
    });
  }

  /** Ends a student’s key. The line stays, so that the workspace is given to nobody else. Returns whether it was there. */
  remove(workspace: string, now: number): Promise<boolean> {
    return this.#turn.take(async () => {
      const student = this.#students.get(workspace);
      if (!student || student.removedAt !== null) return false;
      await this.#keep({ ...student, keyDigest: null, removedAt: now });
      return true;
    });
  }

  /** Asked with each request, so it neither copies nor sorts. */
  *#present(): Generator<Student, undefined> {
    for (const student of this.#students.values()) if (student.removedAt === null) yield student;
    return undefined;
  }

  #named(name: string): Student | undefined {
    return [...this.#students.values()].find((student) => nameKey(student.name) === nameKey(name));
  }

  async #admit(name: string, before: Student | undefined, now: number): Promise<Keyed> {
    const key = mintSecret('page');
    const workspace = before?.workspace ?? freeWorkspaceId(name, (id) => this.#students.has(id));
    const createdAt = before?.createdAt ?? now;
    await this.#keep({ name, workspace, keyDigest: digestOf(key), createdAt, renewedAt: null, removedAt: null });
    return { name, workspace, key, back: before !== undefined };
  }

  async #keep(student: Student): Promise<void> {
    await this.documents.put(STUDENTS.workspace, STUDENTS.collection, student.workspace, student);
    this.#students.set(student.workspace, student);
  }
}
