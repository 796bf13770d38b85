import { runWatch } from '../watch/watch.ts';
import { typedOptions, type Declare } from './declare.ts';

export const declareWatch: Declare = (cli, chosen, surroundings) => {
  cli
    .command('watch', 'Follow one student’s work live in this terminal')
    .option('--url <url>', 'Address of the running app (default: http://127.0.0.1 and PORT, or 3000)')
    .option('--step <id>', 'Stay with this step')
    .option('--workspace <id>', 'A student of the roster; “spanwalk roster list” names the workspaces')
    .option(
      '--token-file <file>',
      'With --workspace: the file of the instructor’s token, where the classroom runs elsewhere',
    )
    .example('spanwalk watch')
    .example('spanwalk watch --workspace ada-lovelace')
    .example('spanwalk watch --step creating-a-span')
    .action((options: Record<string, unknown>) => {
      chosen(() => runWatch(typedOptions(options), surroundings));
    });
};
