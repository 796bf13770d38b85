import type { Metadata } from 'next';
import { Page, PageHeading } from '@/app/_ui/page.tsx';
import { Prose } from '@/app/_ui/prose.tsx';
import Guide from '@/content/docs/instructors/guide.mdx';

export const metadata: Metadata = {
  title: 'For instructors',
  description: 'Checking telemetry in CI, grading a class, and watching one student, from the command line.',
};

/** The command line, for those who teach with it. */
export default function InstructorsPage() {
  return (
    <Page>
      <PageHeading title="For instructors" eyebrow="The command line">
        <p>Check a student’s repository on every push, grade a class in a minute, and follow one student live.</p>
      </PageHeading>
      <Prose>
        <Guide />
      </Prose>
    </Page>
  );
}
