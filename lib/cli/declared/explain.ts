import { runExplain } from '../explain.ts';
import type { Declare } from './declare.ts';

export const declareExplain: Declare = (cli, chosen, surroundings) => {
  cli
    .command('explain [code]', 'Say what a finding means, how it comes about and how to mend it; list them all')
    .option('--json', 'As JSON, for a program')
    .action((code: string | undefined, { json }: { json?: boolean }) => {
      chosen(() => Promise.resolve(runExplain(code, { json: json === true }, surroundings)));
    });
};
