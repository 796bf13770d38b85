import type { Metadata } from 'next';
import { SecretsPage } from '@/app/_classroom/secrets/secrets-page.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';

export const metadata: Metadata = { title: 'Secrets' };

/** What the guard of the workspace found in its telemetry. */
export default function Secrets() {
  return (
    <Page>
      <PageHeading title="Secrets">
        <p>
          A guard looks through every field of every span, log line, segment and error that you send. Here is where it
          found something that should not have left your service. The values are not shown here, and not kept by it.
        </p>
        <p>
          It does not look for everything: what is sent as bytes stays unread, and phone numbers, names and postal
          addresses look too much like other text to be told apart. A page without findings is no proof.
        </p>
      </PageHeading>
      <SecretsPage />
    </Page>
  );
}
