/** An ingest key and what it names: a workspace and, as in Honeycomb, an environment inside it. */
export interface KeyRecord {
  key: string;
  workspace: string;
  environment: { name: string; slug: string };
  /** Milliseconds since the Unix epoch. */
  createdAt: number;
}

/** Finds what a key names. */
export type KeyLookup = (key: string) => KeyRecord | undefined;

/** What a key is held against. */
export interface KeyPolicy {
  lookup: KeyLookup;
  /** A key that is there and differs from this one by a character or two. */
  nearest?: KeyLookup;
  /** Whether a request without a key is refused. */
  keyRequired: boolean;
}
