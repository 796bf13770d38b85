import { cache } from 'react';
import { findingFamilies } from '@/lib/checker/findings/families.ts';
import { readFindingPage } from '@/lib/curriculum/finding-page.ts';

/** One line of the list of findings. */
export interface FindingLine {
  code: string;
  title: string;
  means: string;
  href: string;
}

export const findingHref = (code: string): string => `/findings/${code}`;

/** A finding's page, read once for each page that is rendered. */
export const findingPage = cache((code: string) => readFindingPage(process.cwd(), code));

function lineOf(code: string): FindingLine[] {
  const page = findingPage(code);
  return page === null ? [] : [{ code, title: page.title, means: page.means, href: findingHref(code) }];
}

/** All findings, below the headings of their families. */
export const findingList = cache(() =>
  findingFamilies.map(({ title, codes }) => ({ title, findings: codes.flatMap(lineOf) })),
);
