/** How long a text may be that the receivers keep whole, in UTF-16 units; Honeycomb takes 64 KB. */
export const LONGEST_TEXT = 65_536;
