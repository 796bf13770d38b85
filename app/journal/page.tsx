import type { Metadata } from 'next';
import { JournalPage } from '@/app/_classroom/journal/journal-page.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';

export const metadata: Metadata = { title: 'Journal' };

/** The student's week: what was done, what arrived, what was asked, and what there is to say about it. */
export default function JournalRoom() {
  return (
    <Page>
      <PageHeading title="Journal">
        <p>
          What you did, what the checks said and what you asked is gathered here by itself. Add in your own words what
          you understood, then take it along: as Markdown for your repository, or signed for your instructor.
        </p>
      </PageHeading>
      <JournalPage />
    </Page>
  );
}
