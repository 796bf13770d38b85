'use client';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { ask, type Answer } from '../../feed/ask.ts';
import { refused, withoutThing, withThing, withThings, type Held } from '../../named/held.ts';
import type { Naming } from '../../named/naming.ts';
import { useHeld, type Change } from '../../named/use-held.ts';
import { broughtText, readQueryFile } from './query-file.ts';

const ROUTE = '/classroom/saved-queries';

/** A workspace's saved queries, and what can be done with them. A wish that is refused leaves its problems. */
export interface Shelf extends Omit<Held<SavedQuery>, 'things'> {
  queries: readonly SavedQuery[];
  /** Saves a new query; gives it back as it is saved, or null. */
  save: (naming: Naming, spec: QuerySpecInput) => Promise<SavedQuery | null>;
  change: (query: SavedQuery, to: Partial<Naming & { spec: QuerySpecInput }>) => Promise<SavedQuery | null>;
  remove: (query: SavedQuery) => Promise<void>;
  /** Brings back what was deleted last, under its old address. */
  undo: () => Promise<void>;
  bring: (file: File) => Promise<void>;
  /** Asks again, after the list could not be had. */
  reload: () => void;
  /** Forgets the problems of a wish that is given up. */
  forget: () => void;
}

async function listed(): Promise<Answer<SavedQuery[]>> {
  const answer = await ask<{ queries: SavedQuery[] }>(ROUTE);
  return answer.ok ? { ok: true, body: answer.body.queries } : answer;
}

export function useShelf(): Shelf {
  const { held, change, reload, forget } = useHeld(listed);
  const { things: queries, ...rest } = held;
  return { ...rest, queries, ...wishes(held, change), reload, forget };
}

/** Takes over what the server saved, or why it did not. */
function settle(
  change: Change<SavedQuery>,
  answer: Answer<SavedQuery>,
  notice: (name: string) => string,
): SavedQuery | null {
  if (!answer.ok) {
    change((now) => refused(now, answer.problems));
    return null;
  }
  change((now) => withThing(now, answer.body, notice(answer.body.name)));
  return answer.body;
}

type Wishes = Pick<Shelf, 'save' | 'change' | 'remove' | 'undo' | 'bring'>;

const wishes = ({ deleted }: Held<SavedQuery>, change: Change<SavedQuery>): Wishes => ({
  save: async (naming, spec) =>
    settle(change, await ask(ROUTE, 'POST', { ...naming, spec }), (name) => `Saved as “${name}”.`),
  change: async ({ id, name, description, spec, dataset }, to) => {
    const notice = (called: string): string =>
      to.spec === undefined ? `It is called “${called}” now.` : `Your changes to “${called}” are saved.`;
    const body = { name, description, spec, dataset, ...to };
    return settle(change, await ask(`${ROUTE}/${id}`, 'PUT', body), notice);
  },
  remove: async (query) => {
    const answer = await ask<SavedQuery>(`${ROUTE}/${query.id}`, 'DELETE');
    // Another tab may have deleted it before: then it is gone as well.
    const gone = answer.ok || answer.status === 404;
    change((now) => (gone ? withoutThing(now, query) : refused(now, answer.ok ? [] : answer.problems)));
  },
  undo: async () => {
    if (deleted === null) return;
    const { id, name, description, spec, dataset } = deleted;
    const answer = await ask<SavedQuery>(ROUTE, 'POST', { id, name, description, spec, dataset });
    settle(change, answer, (called) => `“${called}” is back.`);
  },
  bring: async (file) => {
    const read = readQueryFile(await file.text());
    if ('problem' in read) return change((now) => refused(now, [read.problem]));
    const answer = await ask<{ saved: SavedQuery[]; alreadyThere: number }>(`${ROUTE}/import`, 'POST', read.ok);
    if (!answer.ok) return change((now) => refused(now, answer.problems));
    const { saved, alreadyThere } = answer.body;
    return change((now) => withThings(now, saved, broughtText(saved.length, alreadyThere)));
  },
});
