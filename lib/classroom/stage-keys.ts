import { keyEnvironment, tokenEnvironment } from '../exporters/destinations.ts';
import type { Keys } from '../receivers/keys/mint-keys.ts';
import type { StageRoom } from '../stages/stage-runner.ts';
import type { Environments } from './environments.ts';
import { LOCAL_WORKSPACE } from './workspace.ts';

/** The environment whose key the practice backend and the stages carry where every sender needs one. */
export const PRACTICE = 'practice';

/** What a service that is ours carries: its keys by the variables in which the vendors' own clients look for them. */
export const senderKeys = ({ key, aws, errorTokens }: Keys, needsKey: boolean): Record<string, string> => ({
  ...keyEnvironment(needsKey ? key : undefined),
  ...tokenEnvironment(errorTokens.server),
  AWS_ACCESS_KEY_ID: aws.accessKeyId,
  AWS_SECRET_ACCESS_KEY: aws.secretAccessKey,
});

/** The keys and tokens that a stage's environment file may refer to, of one workspace; made on first use. */
export async function stageKeys(
  environments: Environments,
  workspace: string,
  needsKey: boolean,
): Promise<Record<string, string>> {
  const keyOf = (environment: string): Promise<string> => environments.keyOf(workspace, environment, Date.now());
  return {
    ...senderKeys(await environments.of(workspace, PRACTICE, Date.now()), needsKey),
    KEY_ONE: await keyOf('bootcamp'),
    KEY_TWO: await keyOf('another'),
  };
}

/** Where a workspace's stages run: apart from the others', with its own keys. The classroom's own need no room. */
export const stageRoomFor =
  (environments: Environments) =>
  (workspace: string): StageRoom | undefined =>
    workspace === LOCAL_WORKSPACE ? undefined : { id: workspace, keys: () => stageKeys(environments, workspace, true) };
