/** More of a name is not looked at. */
export const LONGEST = 256;

/** A name's words: `appResult-Length`, `app.result_length` and `APP result length` have the same ones. */
export function wordsOf(name: string): string[] {
  return name
    .slice(0, LONGEST)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
