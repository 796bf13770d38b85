import { z } from 'zod';
import type { DocumentStore } from '../../store/telemetry-store.ts';

const NOTES = 'journal-notes';

const keptSchema = z.object({ text: z.string(), changedAt: z.number() });
/** What a student wrote about a step; changed last when, in Unix milliseconds. */
export type JournalNote = z.infer<typeof keptSchema>;

/** A student’s notes, one for each step. They are the student’s own words, and kept as they were typed. */
export class JournalNotes {
  constructor(private readonly documents: DocumentStore) {}

  /** By step. */
  async all(workspace: string): Promise<Record<string, JournalNote>> {
    const documents = await this.documents.list(workspace, NOTES);
    return Object.fromEntries(documents.map(({ id, body }) => [id, keptSchema.parse(body)]));
  }

  /** Writes a step’s note down; one without words is taken away. */
  async write(workspace: string, step: string, text: string, now: number): Promise<JournalNote | null> {
    if (text.trim() === '') {
      await this.documents.remove(workspace, NOTES, step);
      return null;
    }
    const note = { text, changedAt: now };
    await this.documents.put(workspace, NOTES, step, note);
    return note;
  }
}
