import type { Problem } from '../telemetry/problem.ts';
import { block, code, plain } from './safe-text.ts';

/** A note’s longest text, in characters. */
export const LONGEST_NOTE = 20_000;

/** What keeps a note from being kept: it is never cut to fit. */
export const tooLong = ({ length }: string): Problem[] =>
  length <= LONGEST_NOTE
    ? []
    : [
        {
          code: 'journal/note-too-long',
          message: `This note has ${length} characters; ${LONGEST_NOTE} are the most that is kept.`,
          hint: 'Shorten it, or keep the rest in a file of your own. All of it stands here until you leave the page.',
        },
      ];

const FENCE = /^\s{0,3}(`{3,}|~{3,})\s*([\w-]{0,20})\s*$/;
const ITEM = /^(\s{0,8})([-*+]|\d{1,4}[.)])\s+(.*)$/;

/** A line of prose: what stands in single backticks stays code, and all else is shown as it was typed. */
const prose = (line: string): string =>
  line
    .split(/(`[^`]+`)/)
    .map((part, at) => (at % 2 === 1 ? code(part.slice(1, -1), 2000) : plain(part)))
    .join('');

function written(text: string): string {
  const [, indent = '', mark = '', rest = ''] = ITEM.exec(text) ?? [];
  if (mark === '') return prose(text.trim());
  return `${indent}${/\d/.test(mark) ? mark : '-'} ${prose(rest)}`;
}

const fenceOf = (line: string): { fence: string; language: string } | null => {
  const found = FENCE.exec(line);
  return found === null ? null : { fence: found[1] ?? '', language: found[2] || 'text' };
};

/** Whether the line ends where the next one begins: two spaces say so, without them the two would run together. */
function isBroken(line: string, next = ''): boolean {
  if (line.trim() === '' || next.trim() === '' || fenceOf(next) !== null) return false;
  return !(ITEM.test(line) && ITEM.test(next));
}

/**
 * A student’s note as Markdown that may be opened anywhere. Paragraphs, lists and code are kept, and written anew;
 * everything else is shown as it was typed, so that no note brings a tag, a link or a picture along.
 */
export function noteText(note: string): string {
  const parts: string[] = [];
  const lines = note.replaceAll('\r\n', '\n').split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const opened = fenceOf(line);
    if (opened === null) parts.push(written(line) + (isBroken(line, lines[at + 1]) ? '  ' : ''));
    else {
      const closing = lines.findIndex((each, index) => index > at && each.trim() === opened.fence);
      const end = closing === -1 ? lines.length : closing;
      parts.push('', block(lines.slice(at + 1, end).join('\n'), opened.language), '');
      at = end;
    }
  }
  return parts.join('\n').trim();
}
