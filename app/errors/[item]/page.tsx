import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { ErrorItemPage } from '@/app/_classroom/errors/error-item-page.tsx';
import { Page } from '@/app/_ui/page.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import { itemOfSlug } from '@/lib/telemetry/item-slug.ts';

type Props = { params: Promise<{ item: string }> };

export const metadata: Metadata = { title: 'Error item' };

/** One error item, at an address that can be shared. */
export default async function ErrorItemRoute({ params }: Props) {
  const fingerprint = itemOfSlug(decodeURIComponent((await params).item));
  if (fingerprint === null) notFound();
  return (
    <Page>
      <Suspense fallback={<Skeleton lines={12} of="the error item" />}>
        <ErrorItemPage fingerprint={fingerprint} />
      </Suspense>
    </Page>
  );
}
