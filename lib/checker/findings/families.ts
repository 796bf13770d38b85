import { attributeFindings } from './attributes.ts';
import { hostFindings } from './hosts.ts';
import { questionFindings } from './questions.ts';
import { signalFindings } from './signals.ts';
import { spanFindings } from './spans.ts';
import { timingFindings } from './timing.ts';
import { traceFindings } from './traces.ts';
import { transportFindings } from './transport.ts';

/** Findings that are about the same thing, under one heading. */
export interface FindingFamily {
  title: string;
  codes: string[];
}

const family = (title: string, findings: object): FindingFamily => ({ title, codes: Object.keys(findings) });

/** All codes, in the order in which a trace goes wrong: it does not arrive, a span is missing, it lacks something, … */
export const findingFamilies: readonly FindingFamily[] = [
  family('Spans', spanFindings),
  family('The way to Spanwalk', transportFindings),
  family('Attributes', attributeFindings),
  family('Services and traces', traceFindings),
  family('Time, names and units', timingFindings),
  family('Log records and other signals', signalFindings),
  family('Queries and questions', questionFindings),
  family('The run itself', hostFindings),
];
