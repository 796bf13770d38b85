import { findingCatalogue } from './catalogue.ts';

/** Findings that are about the same thing, under one heading. */
export interface FindingFamily {
  title: string;
  codes: string[];
}

/** The first word of its codes tells a finding's family. In the order in which a trace goes wrong. */
const HEADINGS: [title: string, ...words: string[]][] = [
  ['Spans', 'silence', 'span', 'exception', 'error'],
  ['The way to Spanwalk', 'transport', 'delivery'],
  ['Attributes', 'attr', 'scope'],
  ['Services and traces', 'resource', 'relation', 'link', 'environment'],
  ['Sampling', 'sampling', 'population'],
  ['Time', 'time'],
  ['Segments', 'segment', 'annotation', 'metadata'],
  ['Log records', 'log'],
  ['Reported errors', 'error-item', 'crash'],
  ['Secrets', 'secret'],
  ['Good manners', 'lint'],
  ['Queries', 'query'],
  ['Questions', 'answer'],
  ['Rules, groups and retention', 'setup'],
  ['The run itself', 'step', 'stimulus', 'run', 'check', 'file'],
];

const wordOf = (code: string): string => code.split('.')[0] ?? code;

/** All codes of the catalogue, each in one family; a family without codes is left out. */
export const findingFamilies: readonly FindingFamily[] = HEADINGS.map(([title, ...words]) => ({
  title,
  codes: words.flatMap((word) => Object.keys(findingCatalogue).filter((code) => wordOf(code) === word)),
})).filter(({ codes }) => codes.length > 0);
