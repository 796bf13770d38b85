import type { Resource } from '../../../telemetry/span.ts';

/** A text of the resource; empty where there is none, or it is no text. */
export function textIn(resource: Resource, key: string): string {
  const value = Object.hasOwn(resource.attributes, key) ? resource.attributes[key] : undefined;
  return value?.type === 'string' ? value.value : '';
}
