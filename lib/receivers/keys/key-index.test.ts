import { describe, expect, it } from 'vitest';
import { KeyIndex } from './key-index.ts';
import type { KeyRecord } from './key-record.ts';
import { maskedRecord } from './mask-key.ts';
import { completed, mintAwsKey, mintKeys } from './mint-keys.ts';

const record = (workspace: string): KeyRecord => ({
  ...mintKeys(),
  workspace,
  environment: { name: 'My Dev', slug: 'my-dev' },
  createdAt: 0,
});

function indexOf(...records: KeyRecord[]): KeyIndex {
  const index = new KeyIndex();
  for (const each of records) index.set(each);
  return index;
}

const tenant = { workspace: 'ada', environment: 'my-dev' };

describe('the index of keys', () => {
  it('finds an environment by each of its keys', () => {
    const ada = record('ada');
    const { lookup, nearest, signer, holderOfToken } = indexOf(record('grace'), ada).policy(false);
    const { secretAccessKey } = ada.aws;
    expect(lookup(ada.key)).toBe(ada);
    expect(nearest(`${ada.key}x`)).toBe(ada);
    expect(signer(ada.aws.accessKeyId)).toEqual({ secretAccessKey, tenant });
    expect(holderOfToken(ada.errorTokens.server)).toEqual({ scope: 'server', tenant });
    expect(holderOfToken(ada.errorTokens.client)).toEqual({ scope: 'client', tenant });
  });

  it('takes one kind of key for no other', () => {
    const ada = record('ada');
    const { lookup, signer, holderOfToken } = indexOf(ada).policy(false);
    expect([lookup(ada.aws.accessKeyId), lookup(ada.errorTokens.server)]).toEqual([undefined, undefined]);
    expect([signer(ada.key), holderOfToken(ada.key)]).toEqual([undefined, undefined]);
    expect(signer(ada.aws.secretAccessKey)).toBeUndefined();
  });

  it('forgets every key of an environment with its ingest key', () => {
    const ada = record('ada');
    const index = indexOf(ada);
    index.remove(ada.key);
    const { lookup, signer, holderOfToken } = index.policy(false);
    const { server, client } = ada.errorTokens;
    expect([lookup(ada.key), signer(ada.aws.accessKeyId), holderOfToken(server), holderOfToken(client)]).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });

  it('ends the keys that a renewed record no longer has', () => {
    const ada = record('ada');
    const index = indexOf(ada);
    const aws = mintAwsKey();
    index.set({ ...ada, aws });
    const { signer, holderOfToken } = index.policy(false);
    expect(signer(ada.aws.accessKeyId)).toBeUndefined();
    expect(signer(aws.accessKeyId)?.tenant).toEqual(tenant);
    expect(holderOfToken(ada.errorTokens.server)?.tenant).toEqual(tenant);
  });
});

describe('a record of before there were keys of other kinds', () => {
  it('gets those it lacks and keeps those it has', () => {
    const { aws, errorTokens, ...old } = record('ada');
    const whole = completed(old);
    expect(whole).toMatchObject(old);
    expect([whole.aws.accessKeyId.length, whole.errorTokens.client.length]).toEqual([20, 32]);
    expect(completed({ ...old, aws })).toMatchObject({ aws });
    expect(completed({ ...old, errorTokens })).toMatchObject({ errorTokens });
  });
});

describe('a record that is shown', () => {
  it('holds none of its keys whole', () => {
    const ada = record('ada');
    const shown = JSON.stringify(maskedRecord(ada));
    const { key, aws, errorTokens } = ada;
    const keys = [key, aws.accessKeyId, aws.secretAccessKey, errorTokens.server, errorTokens.client];
    expect(keys.filter((each) => shown.includes(each.slice(0, -4)))).toEqual([]);
    expect(maskedRecord(ada)).toMatchObject({ workspace: 'ada', environment: ada.environment });
    expect(maskedRecord(ada).aws.accessKeyId).toBe(`…${aws.accessKeyId.slice(-4)}`);
  });
});
