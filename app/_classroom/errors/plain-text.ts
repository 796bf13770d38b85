import { printable } from '@/lib/waterfall/printable.ts';

/** Longer texts are cut; the whole of one stands nowhere on a page. */
const LONGEST = 20_000;

/** Text that arrived, with its lines and nothing else that a page could obey. */
export const plainText = (text: string): string =>
  text
    .slice(0, LONGEST)
    .split(/\r?\n/)
    .map((line) => printable(line.replaceAll('\t', '  '), LONGEST))
    .join('\n');
