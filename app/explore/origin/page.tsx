import type { Metadata } from 'next';
import { Suspense } from 'react';
import { OriginPage } from '@/app/_classroom/origin/origin-page.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';

export const metadata: Metadata = { title: 'How this came about' };

/** From the OTLP as it arrived to the cell of a result, for one row at a time. */
export default function OriginRoute() {
  return (
    <Page>
      <PageHeading title="How this came about">
        <p>
          A service sends OTLP; Honeycomb’s query language speaks of columns. Here is the way from one to the other, for
          one row: the request as it arrived, the columns that it became, what the query asked of them, and the result.
        </p>
      </PageHeading>
      <Suspense fallback={<Skeleton lines={20} of="where it came from" />}>
        <OriginPage />
      </Suspense>
    </Page>
  );
}
