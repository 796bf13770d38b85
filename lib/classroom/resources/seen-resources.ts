import type { SeenResource } from '../../checker/judge-resource.ts';
import type { ResourceCollection } from '../../checker/resource-expectation.ts';
import type { Engine } from '../../engine/start-engine.ts';
import type { JsonObject } from '../../telemetry/json.ts';
import type { SignalPlace } from '../../telemetry/signal-query.ts';

/** Whose documents are looked at, and when. */
export interface Looking {
  engine: Pick<Engine, 'list' | 'places' | 'signals'>;
  workspace: string;
  /** Unix milliseconds. */
  now: number;
}

type Found = Omit<SeenResource, 'works'>;

/** A group or stream that nobody created: records came for it by OTLP. */
const ofPlace: Partial<Record<ResourceCollection, (place: SignalPlace) => Found>> = {
  'log-groups': ({ place }) => ({ id: place, body: { logGroupName: place } }),
  'log-streams': ({ place, stream }) => ({
    id: `${place}:${stream}`,
    body: { logGroupName: place, logStreamName: stream },
  }),
};

/** What a workspace has of a collection, as the vendor's API would list it. */
export async function resourcesIn(collection: ResourceCollection, { engine, workspace }: Looking): Promise<Found[]> {
  const made = await engine.list(workspace, collection);
  const byId = new Map<string, Found>();
  const read = ofPlace[collection];
  if (read !== undefined) {
    for (const place of await engine.places(workspace, { signal: 'log' })) {
      const found = read(place);
      byId.set(found.id, found);
    }
  }
  for (const { id, body } of made) byId.set(id, { id, body: body as JsonObject });
  return [...byId.values()];
}
