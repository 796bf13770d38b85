import { z } from 'zod';
import { answer, invalidRequest, operation, type Operation } from './call.ts';

/** Where it is kept which key a workspace says it encrypts with. Nothing is encrypted here: the answer is all there is. */
const SETTINGS = 'segment-settings';
const ID = 'encryption';

const configSchema = z.object({ KeyId: z.string().min(1).max(3000).nullish(), Type: z.enum(['NONE', 'KMS']) });

const get = operation('GetEncryptionConfig', '/EncryptionConfig', z.object({}), async ({ desk }) => {
  const kept = configSchema.safeParse(await desk.documents.get(SETTINGS, ID)).data ?? { Type: 'NONE' as const };
  return answer({ EncryptionConfig: { ...kept, Status: 'ACTIVE' } });
});

const put = operation('PutEncryptionConfig', '/PutEncryptionConfig', configSchema, async ({ desk, input }) => {
  if (input.Type === 'KMS' && !input.KeyId) return invalidRequest('KeyId is required', 'KMS needs a key.');
  await desk.documents.put(SETTINGS, ID, input);
  return answer({ EncryptionConfig: { ...input, Status: 'UPDATING' } });
});

export const encryptionOperations: readonly Operation[] = [get, put];
