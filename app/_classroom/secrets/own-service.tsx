'use client';
import { useState } from 'react';
import { Button, LinkButton } from '@/app/_ui/button.tsx';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { mintCanary } from '@/lib/guard/canary.ts';
import { CopyButton } from '../copy-button.tsx';
import { ownExpectation } from './own-expectation.ts';
import styles from './secrets.module.css';

/** How to have one's own service looked at: send it here, plant what must not come out, and hold a build to it. */
export function OwnService() {
  const [canary, setCanary] = useState<string | null>(null);
  return (
    <Panel title="Try your own service">
      <div className={styles.stack}>
        <p>
          Send its telemetry here, and the guard looks through it within a second or two of its arrival. To be sure,
          plant a canary: a value that exists nowhere else. Put it where your secrets are, as a password, a header, a
          user’s name, and use the service. If it turns up on this page, a real one would have leaked by the same way.
        </p>
        <div className={styles.actions}>
          <LinkButton href="/connect">Connect a service</LinkButton>
          <Button onClick={() => setCanary(mintCanary())}>
            {canary === null ? 'Plant a canary' : 'Another canary'}
          </Button>
          {canary === null ? null : (
            <span className={styles.canary}>
              <code>{canary}</code>
              <CopyButton text={canary} of="the canary" iconOnly />
            </span>
          )}
        </div>
        <InABuild />
      </div>
    </Panel>
  );
}

const command = 'npx spanwalk check --expect no-secret.json --from telemetry.jsonl';

/** The same question as a check, for the command line. */
function InABuild() {
  return (
    <details className={styles.recipes}>
      <summary>Hold a build to it</summary>
      <div className={styles.recipe}>
        <CodeFrame name="no-secret.json" tools={<CopyButton text={ownExpectation} of="no-secret.json" />}>
          <pre>
            <code>{ownExpectation}</code>
          </pre>
        </CodeFrame>
        <CodeFrame name="in the terminal" tools={<CopyButton text={command} of="the command" />}>
          <pre>
            <code>{command}</code>
          </pre>
        </CodeFrame>
      </div>
    </details>
  );
}
