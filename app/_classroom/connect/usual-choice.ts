import type { Carrier, Place } from './settings-text.ts';

/** What a reader chose; the slug of an environment, '' for none, null while nothing was chosen. */
export interface Choice {
  place: Place;
  carrier: Carrier;
  slug: string | null;
}

export const usualChoice: Choice = { place: 'here', carrier: 'http', slug: null };
