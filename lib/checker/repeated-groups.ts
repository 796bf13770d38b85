/**
 * The parts of a pattern: an escape or a class of characters, which stand for themselves whatever they hold; the start
 * of a group; its end, with the quantifier that repeats it; any other quantifier; a choice.
 */
const PARTS = /\\(?:[pPu]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[a-z-]*:|<[^>]*>))?|\)[*+{]?|[*+?]|\{|\|/gsu;

/**
 * Whether a group that is repeated holds a quantifier or a choice, at any depth: `(a+)+`, `((a+))+`, `(a|a)*` and their
 * kin take exponential time on a hostile value, and a check runs in the page as well as on the server.
 * @param pattern a valid regular expression of the `u` kind, without look-around
 */
export function repeatsChoices(pattern: string): boolean {
  /** For each group that is open, and the whole around them, whether it holds a quantifier or a choice so far. */
  const open = [false];
  for (const [part] of pattern.matchAll(PARTS)) {
    if (part.startsWith('(')) open.push(false);
    if (part.startsWith(')')) {
      const held = open.pop() === true;
      if (held && part.length > 1) return true;
      open.push(open.pop() === true || held || part.length > 1);
    }
    if (/^[*+?{|]/.test(part)) open.splice(-1, 1, true);
  }
  return false;
}
