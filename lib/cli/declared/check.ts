import { runCheck } from '../check.ts';
import { formatNames } from '../formats/formats.ts';
import { checkJournal } from '../journal/check-journal.ts';
import { typedOptions, type Declare } from './declare.ts';

export const declareCheck: Declare = (cli, chosen, surroundings) => {
  cli
    .command('check', 'Hold telemetry against what the lessons expect')
    .option('--url <url>', 'Address of the running app (default: http://127.0.0.1 and PORT, or 3000)')
    .option('--lesson <id>', 'Only this lesson')
    .option('--step <id>', 'Only this step')
    .option('--variant <name>', 'before, after or own; without it both are tried for what they prove')
    .option(
      '--own <url>',
      'With --variant own: the request to your own service; REQUEST=URL for one that goes elsewhere',
    )
    .option('--expect <file>', 'An expectation, to check a file by')
    .option('--from <file>', 'Telemetry: OTLP as JSON, JSON lines or protobuf, a folder of it, or -; may be repeated')
    .option('--var <name=value>', 'A variable of the expectation; may be repeated')
    .option('--requests <n>', 'With --from: how many requests the telemetry is of, for checks of sampling')
    .option('--format <form>', `${formatNames.join(', ')} (default: table); may be repeated`)
    .option('--out <file>', 'A file for the --format at the same place; - is the terminal')
    .option('--journal <file>', 'A student’s signed journal: whether it is what the classroom signed')
    .option('--public-key <file>', 'With --journal: the classroom’s journal-key.pub.pem, so that none needs to run')
    .option(
      '--token-file <file>',
      'With --journal: the file of the instructor’s token, where the classroom runs elsewhere',
    )
    .option('--fail-on <level>', 'required, recommended or never (default: required)')
    .example('spanwalk check --lesson LESSON')
    .example('spanwalk check --step creating-a-span --variant after')
    .example('spanwalk check --step creating-a-span --variant own --own http://127.0.0.1:4567/api/activities/home')
    .example('spanwalk check --step sampling-rule --variant own')
    .example('spanwalk check --expect expectation.json --from telemetry.jsonl --from more/')
    .example('spanwalk check --expect sampling.json --from telemetry.jsonl --requests 100')
    .example('spanwalk check --lesson LESSON --format junit --out report.xml --format table')
    .example('spanwalk check --journal journal.json --public-key journal-key.pub.pem')
    .action((options: Record<string, unknown>) => {
      const { journal } = options;
      if (journal !== undefined) chosen(() => checkJournal(typedOptions(options), surroundings));
      else chosen(() => runCheck(typedOptions(options, ['own', 'from', 'var', 'format', 'out']), surroundings));
    });
};
