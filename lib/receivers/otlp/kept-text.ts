import { tooLongText } from './trimmed.ts';
import type { ReadingDraft } from './reading-draft.ts';

/** In ES2024; Node has it since 20. */
interface WellFormed {
  isWellFormed(): boolean;
  toWellFormed(): string;
}

/**
 * A string as it is kept: cut at the limit, with an ellipsis to show it, and free of half surrogate pairs, which JSON
 * can spell and UTF-8 cannot.
 */
export function keptText(text: string, draft: ReadingDraft): string {
  const { textLength } = draft.limits;
  if (text.length > textLength) {
    draft.warnBeyond(textLength, tooLongText);
    // Through a buffer, because a slice would keep the whole original in memory.
    return `${Buffer.from(text.slice(0, textLength)).toString()}…`;
  }
  const checked = text as unknown as WellFormed;
  return checked.isWellFormed() ? text : checked.toWellFormed();
}
