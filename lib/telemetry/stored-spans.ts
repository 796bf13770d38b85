/** So many are answered at once. */
export const MOST_ASKED_SPANS = 24;

/** What is stored of a span that is named elsewhere: itself, other spans of its trace alone, or nothing of either. */
export type Stored = 'span' | 'trace' | 'nothing';
