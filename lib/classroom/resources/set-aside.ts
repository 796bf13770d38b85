import type { ResourceCollection } from '../../checker/resource-expectation.ts';
import type { Engine } from '../../engine/start-engine.ts';
import { LOCAL_WORKSPACE } from '../workspace.ts';

type Documents = Pick<Engine, 'list' | 'put' | 'remove'>;

/** What a workspace had of a collection while a sample stood in its place. */
interface Aside {
  workspace: string;
  collection: ResourceCollection;
  documents: { id: string; body: unknown }[];
}

/** Where it is written down before anything is taken away: a process that dies over a sample finds it when it starts. */
const SET_ASIDE = 'set-aside';
const idOf = ({ workspace, collection }: Omit<Aside, 'documents'>): string => JSON.stringify([workspace, collection]);

/** Empties a collection of a workspace; `putBack` brings everything back. */
export async function setAside(engine: Documents, workspace: string, collection: ResourceCollection): Promise<Aside> {
  const aside = { workspace, collection, documents: await engine.list(workspace, collection) };
  await engine.put(LOCAL_WORKSPACE, SET_ASIDE, idOf(aside), aside);
  await empty(engine, aside);
  return aside;
}

/** Brings back what was set aside, in place of what is there now. */
export async function putBack(engine: Documents, aside: Aside): Promise<void> {
  await empty(engine, aside);
  for (const { id, body } of aside.documents) await engine.put(aside.workspace, aside.collection, id, body);
  await engine.remove(LOCAL_WORKSPACE, SET_ASIDE, idOf(aside));
}

/** Brings back what a process that died had set aside. Before anything else may ask for it. */
export async function putBackAll(engine: Documents): Promise<void> {
  for (const { body } of await engine.list(LOCAL_WORKSPACE, SET_ASIDE)) await putBack(engine, body as Aside);
}

async function empty(engine: Documents, { workspace, collection }: Omit<Aside, 'documents'>): Promise<void> {
  for (const { id } of await engine.list(workspace, collection)) await engine.remove(workspace, collection, id);
}
