/** What became of one field of a span on its way into a segment document. */
export interface Fate {
  /** As the span has it: `http.response.status_code`, `events`, `name`. */
  field: string;
  became: 'renamed' | 'changed' | 'unindexed' | 'lost';
  /** Where it stands in the document; null where it is nowhere. */
  to: string | null;
  why: string;
}
