import { slugOfItem } from '@/lib/telemetry/item-slug.ts';

/** Where an error item can be looked at by itself, or one occurrence of it. */
export const itemHref = (fingerprint: string, uuid?: string): string =>
  `/errors/${slugOfItem(fingerprint)}${uuid === undefined ? '' : `?occurrence=${encodeURIComponent(uuid)}`}`;
