import type { Metadata } from 'next';
import { Suspense } from 'react';
import { LogsPage } from '@/app/_classroom/logs/logs-page.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';

export const metadata: Metadata = { title: 'Logs' };

/** The log groups, their lines as they come, and the ways of asking for some of them. */
export default function LogsRoute() {
  return (
    <Page>
      <PageHeading title="Logs">
        <p>
          What was put into CloudWatch Logs’ address, and OpenTelemetry’s log records. Lines appear while you watch, and
          each that names a trace leads there.
        </p>
      </PageHeading>
      <Suspense fallback={<Skeleton lines={8} of="the logs" lineHeight="2.5rem" />}>
        <LogsPage />
      </Suspense>
    </Page>
  );
}
