import { expect, it } from 'vitest';
import { call } from './api.fixture.ts';

it('says which key a workspace claims to encrypt with', async () => {
  expect((await call('GetEncryptionConfig')).output).toEqual({ EncryptionConfig: { Type: 'NONE', Status: 'ACTIVE' } });
  await call('PutEncryptionConfig', { Type: 'KMS', KeyId: 'alias/mine' });
  expect((await call('GetEncryptionConfig')).output).toMatchObject({ EncryptionConfig: { KeyId: 'alias/mine' } });
});
