import { cac } from 'cac';
import { runCheck } from './check.ts';
import type { ExitCode, Surroundings } from './check-options.ts';
import { runExplain } from './explain.ts';

/** What cac adds of its own to the options that were typed. */
function typedOptions({ '--': _rest, ...options }: Record<string, unknown>): Record<string, unknown> {
  const { var: variables, ...others } = options;
  if (variables === undefined) return others;
  return { ...others, var: Array.isArray(variables) ? variables : [variables] };
}

/** Reads a command line and runs it. Resolves with the exit status. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  let work: (() => Promise<ExitCode>) | undefined;
  const cli = cac('spanwalk');
  cli
    .command('check', 'Hold telemetry against what the lessons expect')
    .option('--url <url>', 'Address of the running app (default: http://127.0.0.1 and PORT, or 3000)')
    .option('--lesson <id>', 'Only this lesson')
    .option('--step <id>', 'Only this step')
    .option('--variant <name>', 'before, after or own; without it both are tried for what they prove')
    .option('--own <url>', 'With --variant own: the request to your own service')
    .option('--expect <file>', 'An expectation, to check a file by')
    .option('--from <file>', 'Telemetry as OTLP/JSON, also one document a line')
    .option('--var <name=value>', 'A variable of the expectation; may be repeated')
    .option('--format <form>', 'table or json (default: table)')
    .option('--out <file>', 'Write the report into a file')
    .option('--fail-on <level>', 'required, recommended or never (default: required)')
    .action((options: Record<string, unknown>) => {
      work = () => runCheck(typedOptions(options), surroundings);
    });
  cli.command('explain [code]', 'Say what a finding means and how to fix it').action((code: string | undefined) => {
    work = () => Promise.resolve(runExplain(code, surroundings));
  });
  cli.help();
  try {
    cli.parse(['node', 'spanwalk', ...args]);
  } catch (error) {
    surroundings.err(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  if (work !== undefined) return work();
  if (cli.options.help === true) return 0;
  cli.outputHelp();
  return 2;
}
