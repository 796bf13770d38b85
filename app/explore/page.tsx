import type { Metadata } from 'next';
import Link from 'next/link';
import { Suspense } from 'react';
import { ExplorePage } from '@/app/_classroom/explore/explore-page.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';

export const metadata: Metadata = { title: 'Explore' };

/** Questions to the spans that arrived, in Honeycomb's terms. */
export default function ExploreRoute() {
  return (
    <Page>
      <PageHeading title="Explore">
        <p>
          Ask the spans that arrived. The query is Honeycomb’s own, so what you build here can be pasted there. Several
          questions stand side by side on a <Link href="/boards">board</Link>.
        </p>
      </PageHeading>
      <Suspense fallback={<Skeleton lines={12} of="the query builder" />}>
        <ExplorePage />
      </Suspense>
    </Page>
  );
}
