import { keyEnvironment, tokenEnvironment } from '../exporters/destinations.ts';
import type { StageRoom } from '../stages/stage-runner.ts';
import type { Environments } from './environments.ts';
import { LOCAL_WORKSPACE } from './workspace.ts';

/** The environment whose key the practice backend and the stages carry where every sender needs one. */
export const PRACTICE = 'practice';

/** The keys and tokens that a stage's environment file may refer to, of one workspace; made on first use. */
export async function stageKeys(
  environments: Environments,
  workspace: string,
  needsKey: boolean,
): Promise<Record<string, string>> {
  const keyOf = (environment: string): Promise<string> => environments.keyOf(workspace, environment, Date.now());
  const { key, errorTokens } = await environments.of(workspace, PRACTICE, Date.now());
  return {
    ...keyEnvironment(needsKey ? key : undefined),
    ...tokenEnvironment(errorTokens.server),
    KEY_ONE: await keyOf('bootcamp'),
    KEY_TWO: await keyOf('another'),
  };
}

/** Where a workspace's stages run: apart from the others', with its own keys. The classroom's own need no room. */
export const stageRoomFor =
  (environments: Environments) =>
  (workspace: string): StageRoom | undefined =>
    workspace === LOCAL_WORKSPACE ? undefined : { id: workspace, keys: () => stageKeys(environments, workspace, true) };
