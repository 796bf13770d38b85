import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SpendingPage } from '@/app/_classroom/spending/spending-page.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';

export const metadata: Metadata = { title: 'Spending' };

/** The cost meter: what the workspace really sent, by what each vendor counts. */
export default function Spending() {
  return (
    <Page>
      <PageHeading title="Spending">
        <p>
          What you really sent, counted as each vendor counts it, against the free tier that the week taught. The meters
          turn while you watch.
        </p>
      </PageHeading>
      <Suspense fallback={<Skeleton lines={12} of="the meters" lineHeight="2.5rem" />}>
        <SpendingPage />
      </Suspense>
    </Page>
  );
}
