import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ImportPanel } from '@/app/_classroom/traces/imports/import-panel.tsx';
import { TraceList, TracesWait } from '@/app/_classroom/traces/trace-list.tsx';
import { LinkButton } from '@/app/_ui/button.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';

export const metadata: Metadata = { title: 'Traces' };

/** The traces that are stored, the newest first. */
export default function TracesPage() {
  return (
    <Page>
      <PageHeading title="Traces">
        <p>
          Everything that arrived, newest first. The list grows while you watch, and takes files of traces from
          elsewhere.
        </p>
        <p>
          <LinkButton size="small" href="/traces/map">
            Service map
          </LinkButton>{' '}
          <LinkButton size="small" href="/traces/compare">
            Compare two
          </LinkButton>
        </p>
      </PageHeading>
      <ImportPanel />
      <Suspense fallback={<TracesWait />}>
        <TraceList />
      </Suspense>
    </Page>
  );
}
