import { runExplain } from '../explain.ts';
import type { Declare } from './declare.ts';

export const declareExplain: Declare = (cli, chosen, surroundings) => {
  cli
    .command('explain [code]', 'Say what a finding means, how it comes about and how to mend it; list them all')
    .option('--json', 'As JSON, for a program')
    .example('spanwalk explain')
    .example('spanwalk explain attr.near-key')
    .example('spanwalk explain silence --json')
    .action((code: string | undefined, { json }: { json?: boolean }) => {
      chosen(() => Promise.resolve(runExplain(code, { json: json === true }, surroundings)));
    });
};
