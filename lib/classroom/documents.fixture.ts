import type { DocumentStore } from '../store/telemetry-store.ts';

const key = (...parts: string[]): string => parts.join('\0');

/** Documents in memory: what every store does with them, without a file. */
export function documents(): DocumentStore {
  const kept = new Map<string, unknown>();
  return {
    put: async (workspace, collection, id, body) =>
      void kept.set(key(workspace, collection, id), structuredClone(body)),
    get: async (workspace, collection, id) => kept.get(key(workspace, collection, id)),
    list: async (workspace, collection) =>
      [...kept].flatMap(([at, body]) => {
        const [owner, name, id = ''] = at.split('\0');
        return owner === workspace && name === collection ? [{ id, body }] : [];
      }),
    remove: async (workspace, collection, id) => void kept.delete(key(workspace, collection, id)),
  };
}
