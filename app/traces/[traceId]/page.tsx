import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { TracePage } from '@/app/_classroom/traces/trace-page.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import { traceIdSchema } from '@/lib/telemetry/ids.ts';

type Props = { params: Promise<{ traceId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Trace ${(await params).traceId.slice(0, 8)}` };
}

/** One trace, at an address that can be shared. */
export default async function TraceRoute({ params }: Props) {
  const parsed = traceIdSchema.safeParse((await params).traceId);
  if (!parsed.success) notFound();
  return (
    <Page>
      <PageHeading title="Trace" eyebrow={<code>{parsed.data}</code>} />
      <Suspense fallback={<Skeleton lines={8} of="the trace" />}>
        <TracePage traceId={parsed.data} />
      </Suspense>
    </Page>
  );
}
