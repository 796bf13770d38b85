import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ComparePage, CompareWaits } from '@/app/_classroom/traces/compare/compare-page.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';

export const metadata: Metadata = { title: 'Compare traces' };

/** Two traces, held against each other. */
export default function CompareRoute() {
  return (
    <Page>
      <PageHeading title="Compare traces">
        <p>Two traces laid over one another by their structure: what is slower, what is new, what is missing.</p>
      </PageHeading>
      <Suspense fallback={<CompareWaits />}>
        <ComparePage />
      </Suspense>
    </Page>
  );
}
