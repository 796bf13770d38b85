import type { Tenant } from './authorisation.ts';

/** An ingest key and what it names: a workspace and, as in Honeycomb, an environment inside it. */
export interface IngestKey {
  key: string;
  workspace: string;
  environment: { name: string; slug: string };
  /** Milliseconds since the Unix epoch. */
  createdAt: number;
}

/** What a request of AWS is signed with. The id says whose it is, the secret never travels. */
export interface AwsKey {
  accessKeyId: string;
  secretAccessKey: string;
}

/** Access tokens of an error tracker: a server's may post any item, a client's what a browser reports and no more. */
export interface ErrorTokens {
  server: string;
  client: string;
}

export type TokenScope = keyof ErrorTokens;

/** Every key of one environment: whichever of them something comes with, it is filed in the same place. */
export interface KeyRecord extends IngestKey {
  aws: AwsKey;
  errorTokens: ErrorTokens;
}

/** Finds what a key names. */
export type KeyLookup = (key: string) => IngestKey | undefined;

/** Who signs with an access key id, and the secret to hold the signature against. */
export type SignerLookup = (accessKeyId: string) => { secretAccessKey: string; tenant: Tenant } | undefined;

/** Whose an error tracker's token is, and what it may post. */
export type TokenLookup = (token: string) => { scope: TokenScope; tenant: Tenant } | undefined;

/** What a key is held against. */
export interface KeyPolicy {
  lookup: KeyLookup;
  /** A key that is there and differs from this one by a character or two. */
  nearest?: KeyLookup;
  signer?: SignerLookup;
  holderOfToken?: TokenLookup;
  /** Whether a request without a key is refused. */
  keyRequired: boolean;
}
