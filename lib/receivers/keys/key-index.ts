import type { Tenant } from './authorisation.ts';
import type { KeyPolicy, KeyRecord, SignerLookup, TokenLookup, TokenScope } from './key-record.ts';
import { nearestKey } from './nearest-key.ts';

/** Every key there is, found by whichever of an environment's keys came. Asked with each request, so held in memory. */
export class KeyIndex {
  readonly #byKey = new Map<string, KeyRecord>();
  readonly #byAccessKey = new Map<string, KeyRecord>();
  readonly #byToken = new Map<string, { scope: TokenScope; record: KeyRecord }>();

  /** Notes a record, in place of what was noted under its ingest key before. */
  set(record: KeyRecord): void {
    this.remove(record.key);
    this.#byKey.set(record.key, record);
    this.#byAccessKey.set(record.aws.accessKeyId, record);
    this.#byToken.set(record.errorTokens.server, { scope: 'server', record });
    this.#byToken.set(record.errorTokens.client, { scope: 'client', record });
  }

  /** Forgets a record by its ingest key; its other keys end with it. */
  remove(key: string): void {
    const record = this.#byKey.get(key);
    if (!record) return;
    this.#byKey.delete(key);
    this.#byAccessKey.delete(record.aws.accessKeyId);
    this.#byToken.delete(record.errorTokens.server);
    this.#byToken.delete(record.errorTokens.client);
  }

  /** What requests are held against. */
  policy(keyRequired: boolean): Required<KeyPolicy> {
    const lookup = (key: string): KeyRecord | undefined => this.#byKey.get(key);
    return {
      lookup,
      nearest: (key) => lookup(nearestKey(key, this.#byKey.keys()) ?? ''),
      signer: this.#signer,
      holderOfToken: this.#holderOfToken,
      keyRequired,
    };
  }

  readonly #signer: SignerLookup = (accessKeyId) => {
    const record = this.#byAccessKey.get(accessKeyId);
    return record && { secretAccessKey: record.aws.secretAccessKey, tenant: tenantOf(record) };
  };

  readonly #holderOfToken: TokenLookup = (token) => {
    const held = this.#byToken.get(token);
    return held && { scope: held.scope, tenant: tenantOf(held.record) };
  };
}

const tenantOf = ({ workspace, environment }: KeyRecord): Tenant => ({ workspace, environment: environment.slug });
