import type { Metadata } from 'next';
import { Arrivals } from '@/app/_classroom/connect/arrivals.tsx';
import { EnvironmentKeys } from '@/app/_classroom/connect/environment-keys.tsx';
import { Settings } from '@/app/_classroom/connect/settings.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';

export const metadata: Metadata = { title: 'Connect' };

/** Keys, addresses, and an honest account of what came in. */
export default function ConnectPage() {
  return (
    <Page>
      <PageHeading title="Connect a service">
        <p>Point any OpenTelemetry SDK at Spanwalk with the variables it already knows, and see what became of it.</p>
      </PageHeading>
      <EnvironmentKeys />
      <Settings />
      <Arrivals />
    </Page>
  );
}
