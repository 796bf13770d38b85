/** More fields than that no pattern names; the rest stays together in the last. */
const MOST_FIELDS = 500;

/** The fields of a space-delimited line. What stands in square brackets or double quotes is one field, without them. */
export function splitFields(message: string): string[] {
  const fields: string[] = [];
  // What is bracketed has an end, or each of a million opening brackets would look for its own up to the last.
  const next = /\s*(?:"((?:[^"\\]|\\.){0,4000})"(?!\S)|\[([^\]]{0,4000})\](?!\S)|(\S+))/y;
  while (fields.length < MOST_FIELDS) {
    const found = next.exec(message);
    if (found === null) break;
    fields.push(found[1] ?? found[2] ?? found[3] ?? '');
  }
  return fields;
}
