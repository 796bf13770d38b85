import type { Metadata } from 'next';
import { AccountOfSpans } from '@/app/_classroom/connect/account.tsx';
import { ConnectBoard } from '@/app/_classroom/connect/connect-board.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';

export const metadata: Metadata = { title: 'Connect' };

/** Keys, settings for every stack, what comes in while one looks, and an honest account of it. */
export default function ConnectPage() {
  return (
    <Page>
      <PageHeading title="Connect a service">
        <p>
          Point any OpenTelemetry SDK at Spanwalk, or a client of X-Ray, CloudWatch Logs or Rollbar, with the variables
          it already knows, and see every request that it sends.
        </p>
      </PageHeading>
      <ConnectBoard />
      <AccountOfSpans />
    </Page>
  );
}
