import { runExplain } from '../explain.ts';
import type { Declare } from './declare.ts';

export const declareExplain: Declare = (cli, chosen, surroundings) => {
  cli.command('explain [code]', 'Say what a finding means and how to fix it').action((code: string | undefined) => {
    chosen(() => Promise.resolve(runExplain(code, surroundings)));
  });
};
