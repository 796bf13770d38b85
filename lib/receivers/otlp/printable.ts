// eslint-disable-next-line no-control-regex
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Nearly everything that arrives; a look at it is far cheaper than a search by Unicode's classes. */
const plain = /^[ -~]*$/;

/** Text that arrived, short and free of what a terminal would obey and of what turns a line of text around. */
export function printable(text: string, longest: number): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return plain.test(cut) ? cut : cut.replaceAll(unprintable, '�');
}

/**
 * Text that arrived, short and safe to stand in a message: an SDK prints our messages on a terminal, where an escape
 * sequence in a span's name would be obeyed.
 */
export const quoted = (text: string, longest = 60): string => `“${printable(text, longest)}”`;
