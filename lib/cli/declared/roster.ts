import { runRoster } from '../roster/run-roster.ts';
import { typedOptions, type Declare } from './declare.ts';

export const declareRoster: Declare = (cli, chosen, surroundings) => {
  cli
    .command(
      'roster [action] [subject]',
      'One workspace and key for each student: add FILE.csv, list, renew NAME, remove NAME, token',
    )
    .option('--url <url>', 'Address of the running app (default: http://127.0.0.1 and PORT, or 3000)')
    .option('--out <file>', 'With add and renew: the file for the page keys; it must not be there yet')
    .option('--purge', 'With remove: telemetry and progress go, too')
    .option('--yes', 'With remove: do not ask')
    .example('spanwalk roster add students.csv --out keys.csv')
    .example('spanwalk roster list')
    .example('spanwalk roster renew "Ada Lovelace"')
    .example('spanwalk roster remove "Ada Lovelace" --purge')
    .example('spanwalk roster token')
    .action((action: string | undefined, subject: string | undefined, options: Record<string, unknown>) => {
      chosen(() => runRoster({ ...typedOptions(options), action, subject }, surroundings));
    });
};
