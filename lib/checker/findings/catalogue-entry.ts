/** What is known of a finding's code, for every reader alike. */
export interface CatalogueEntry {
  /** What the code means, for `spanwalk explain`. */
  means: string;
  /** What to do, where neither the author nor the evidence says it better. */
  fix: string;
  /** A small slip: the rest was right, so it costs half the points. */
  slip?: true;
}
