import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ErrorList } from '@/app/_classroom/errors/error-list.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';

export const metadata: Metadata = { title: 'Errors' };

/** The error items, as Rollbar lists them. */
export default function ErrorsPage() {
  return (
    <Page>
      <PageHeading title="Errors">
        <p>
          What was reported to Rollbar’s address, grouped: many occurrences of one cause are one item. The list grows
          while you watch.
        </p>
      </PageHeading>
      <Suspense fallback={<Skeleton lines={8} of="the errors" lineHeight="2.5rem" />}>
        <ErrorList />
      </Suspense>
    </Page>
  );
}
