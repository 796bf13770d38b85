/** Fingerprints that an address carries as they are. A sender may choose any text, and `..` would lead elsewhere. */
const PLAIN = /^[A-Za-z0-9][\w-]*$/;

const ENCODED = /^~[\w-]+$/;

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** How an item is named in an address, by its fingerprint. */
export const slugOfItem = (fingerprint: string): string =>
  PLAIN.test(fingerprint) ? fingerprint : `~${base64url(new TextEncoder().encode(fingerprint))}`;

/** The fingerprint that an address names, or null where it names none. */
export function itemOfSlug(slug: string): string | null {
  if (PLAIN.test(slug)) return slug;
  if (!ENCODED.test(slug)) return null;
  try {
    const text = atob(slug.slice(1).replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder().decode(Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0));
  } catch {
    return null;
  }
}
