import { describe, expect, it } from 'vitest';
import { itemOfSlug, slugOfItem } from './item-slug.ts';

describe('an item’s address', () => {
  it.each(['3f1c9a527c1e4d0e9c590a8f4d1b6e010a8f4d1b', 'no-feed', '..', '.', 'a/b', 'ä ö', '~x', '-', '%2F', '🐛'])(
    'leads back to the fingerprint “%s”',
    (fingerprint) => {
      const slug = slugOfItem(fingerprint);
      expect(slug).toMatch(/^~?[\w-]*$/);
      expect(itemOfSlug(slug)).toBe(fingerprint);
    },
  );

  it.each(['..', '~', '~!', 'a b', '~A'])('that is none, as “%s”, leads nowhere', (slug) => {
    expect(itemOfSlug(slug)).toBeNull();
  });
});
