import { runRoster } from '../roster/run-roster.ts';
import { typedOptions, type Declare } from './declare.ts';

export const declareRoster: Declare = (cli, chosen, surroundings) => {
  cli
    .command('roster <action> [subject]', 'Students: add FILE.csv, list, renew NAME, remove NAME, token')
    .option('--url <url>', 'Address of the running app (default: http://127.0.0.1 and PORT, or 3000)')
    .option('--out <file>', 'With add and renew: the file for the page keys; it must not be there yet')
    .option('--purge', 'With remove: telemetry and progress go, too')
    .option('--yes', 'With remove: do not ask')
    .action((action: string, subject: string | undefined, options: Record<string, unknown>) => {
      chosen(() => runRoster({ ...typedOptions(options), action, subject }, surroundings));
    });
};
