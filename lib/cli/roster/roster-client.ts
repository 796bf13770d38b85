import { z } from 'zod';
import { AppClient, type Answer } from '../app-client.ts';

const lineSchema = z.object({
  name: z.string(),
  workspace: z.string(),
  done: z.array(z.string()),
  lastArrivalAt: z.number().nullable(),
});
export type StudentLine = z.infer<typeof lineSchema>;

const overviewSchema = z.object({ students: z.array(lineSchema), steps: z.array(z.string()) });
export type Overview = z.infer<typeof overviewSchema>;

const keyedSchema = z.object({ name: z.string(), workspace: z.string(), key: z.string(), back: z.boolean() });
export type Keyed = z.infer<typeof keyedSchema>;

const addedSchema = z.object({
  made: z.array(keyedSchema),
  known: z.array(z.object({ name: z.string(), workspace: z.string() })),
});
export type Added = z.infer<typeof addedSchema>;

const removedSchema = z.object({ removed: z.literal(true), rosterOpen: z.boolean() });

const PATH = '/classroom/roster';

/** The roster of a running app. */
export class RosterClient {
  readonly #app: AppClient;

  constructor(
    readonly url: string,
    token: string | undefined,
  ) {
    this.#app = new AppClient(url, token);
  }

  /** Has the app make the first token, or a new one; only who has the old one is told the new. */
  makeToken(): Promise<Answer<{ token: string | null }>> {
    return this.#app.ask(`${PATH}/token`, z.object({ token: z.string().nullable() }), {});
  }

  overview(): Promise<Answer<Overview>> {
    return this.#app.ask(PATH, overviewSchema);
  }

  add(names: string[]): Promise<Answer<Added>> {
    return this.#app.ask(PATH, addedSchema, { names });
  }

  renew(workspace: string): Promise<Answer<Keyed>> {
    return this.#app.ask(`${PATH}/${encodeURIComponent(workspace)}`, keyedSchema, {});
  }

  remove(workspace: string, purge: boolean): Promise<Answer<z.infer<typeof removedSchema>>> {
    const path = `${PATH}/${encodeURIComponent(workspace)}${purge ? '?purge=true' : ''}`;
    return this.#app.ask(path, removedSchema, undefined, 'DELETE');
  }
}
