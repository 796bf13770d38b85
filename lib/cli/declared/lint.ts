import { runLint } from '../lint.ts';
import type { Declare } from './declare.ts';

export const declareLint: Declare = (cli, chosen, surroundings) => {
  cli
    .command('lint', 'Prove the content: schema, hints, excerpts, links; before fails and after passes')
    .option('--live', 'Drive the live routes and stages as well, as “spanwalk check” does')
    .option('--code', 'Format, lint and types of the code first')
    .example('spanwalk lint')
    .example('spanwalk lint --live')
    .action(() => chosen(() => Promise.resolve(runLint(surroundings))));
};
