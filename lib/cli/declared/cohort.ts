import { runCohort } from '../cohort/cohort.ts';
import { typedOptions, type Declare } from './declare.ts';

export const declareCohort: Declare = (cli, chosen, surroundings) => {
  cli
    .command('cohort [folder]', 'Grade a folder of submissions, or the students of a running classroom')
    .option('--expect <file>', 'The expectation to grade by')
    .option('--lesson <id>', 'Grade by the steps of this lesson')
    .option('--step <id>', 'Grade by this step')
    .option('--variant <name>', 'As what the telemetry is judged: own, after or before (default: own)')
    .option('--var <name=value>', 'A variable of the expectation; may be repeated')
    .option('--requests <n>', 'How many requests each submission is of, for checks of sampling')
    .option('--url <url>', 'A running classroom, in place of a folder')
    .option('--token-file <file>', 'With --url: the file of the instructor’s token, where the classroom runs elsewhere')
    .option('--results <folder>', 'Where results, gradebook.csv and summary.json go (default: spanwalk-results)')
    .option('--resume', 'Keep each result whose input, expectation and checker are unchanged')
    .option('--students <a,b>', 'Grade only these')
    .option('--only-failed', 'Grade only those whose kept result did not pass')
    .option('--fail-on <level>', 'required, recommended or never (default: required)')
    .example('spanwalk cohort submissions/ --lesson LESSON --results week-2')
    .example('spanwalk cohort submissions/ --expect expectation.json --resume')
    .example('spanwalk cohort submissions/ --step creating-a-span --students anna,ben')
    .example('spanwalk cohort --url http://127.0.0.1:3000 --lesson LESSON')
    .action((folder: string | undefined, options: Record<string, unknown>) => {
      const typed = typedOptions(options, ['var']);
      chosen(() => runCohort(folder === undefined ? typed : { ...typed, folder }, surroundings));
    });
};
