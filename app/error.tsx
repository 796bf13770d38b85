'use client';
import { Button, LinkButton } from './_ui/button.tsx';
import { Callout } from './_ui/callout.tsx';
import { Page, PageHeading } from './_ui/page.tsx';

/** A page that broke. The message is ours and not the student's, so it says what still holds. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Page>
      <PageHeading title="This page broke" eyebrow="A fault of Spanwalk’s, not yours">
        Your progress and your telemetry are safe on the server. Try the page once more.
      </PageHeading>
      <Callout kind="problem" title="What went wrong">
        <p>{error.message}</p>
        {error.digest === undefined ? null : <p>In the server’s output, look for {error.digest}.</p>}
      </Callout>
      <p>
        <Button look="primary" onClick={reset}>
          Try again
        </Button>{' '}
        <LinkButton href="/">To the course</LinkButton>
      </p>
    </Page>
  );
}
