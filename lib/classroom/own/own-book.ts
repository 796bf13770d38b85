import { z } from 'zod';
import type { DocumentStore } from '../../store/telemetry-store.ts';
import { callMethods } from '../run-schema.ts';

const OWN_SERVICE = 'own-service';

const rememberedSchema = z.object({
  mode: z.enum(['call', 'watch']),
  url: z.string(),
  method: z.enum(callMethods),
  /** Other addresses, by the request that goes there. */
  urls: z.record(z.string(), z.string()).default({}),
  /** Unix milliseconds. */
  at: z.number(),
});
/** How a step was last done with one's own service. */
export type Remembered = z.infer<typeof rememberedSchema>;

/** What each workspace last typed, by step, so that nobody types an address twice. */
export class OwnBook {
  constructor(private readonly documents: DocumentStore) {}

  /** The step's own, else the newest of any step: most services answer every step at one address. */
  async of(workspace: string, step: string): Promise<Remembered | null> {
    const documents = await this.documents.list(workspace, OWN_SERVICE);
    const known = documents.flatMap(({ id, body }) => {
      const read = rememberedSchema.safeParse(body);
      return read.success ? [{ id, ...read.data }] : [];
    });
    const newest = known.toSorted((a, b) => b.at - a.at);
    const found = newest.find(({ id }) => id === step) ?? newest.find(({ url }) => url !== '');
    if (found === undefined) return null;
    const { mode, url, method, at } = found;
    // Another step's requests have other names.
    return { mode, url, method, urls: found.id === step ? found.urls : {}, at };
  }

  /** Somebody who watches once keeps the address for the next time. */
  async keep(
    workspace: string,
    step: string,
    typed: Partial<Remembered> & Pick<Remembered, 'mode' | 'at'>,
  ): Promise<void> {
    const before = await this.of(workspace, step);
    const remembered = { url: before?.url ?? '', method: before?.method ?? 'GET', urls: before?.urls ?? {}, ...typed };
    await this.documents.put(workspace, OWN_SERVICE, step, remembered);
  }
}
