import type { Metadata } from 'next';
import { FindingIndex } from '@/app/_classroom/findings/finding-index.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';
import { findingList } from './_page/findings.ts';

export const metadata: Metadata = { title: 'Findings' };

/** Every finding there is, by what it is about. */
export default function FindingsPage() {
  return (
    <Page>
      <PageHeading title="What the findings mean">
        <p>
          A check that is red names what it found by a code. Each has a page: what it means, how it comes about in Node
          and in Python, and how to mend it.
        </p>
      </PageHeading>
      <FindingIndex families={findingList()} />
    </Page>
  );
}
