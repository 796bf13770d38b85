/** What stands in place of a name for a span that others name as their parent and that has not arrived. */
export const MISSING_NAME = 'a span that has not arrived';
