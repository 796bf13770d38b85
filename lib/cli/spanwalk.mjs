#!/usr/bin/env node
// The one way in: `npm start`, `npm test`, `npm run check` and the `spanwalk` command all come here.
// Nothing may be imported at the top but Node's own modules, because a fresh clone has nothing installed yet.
import { argv, env, exit, stderr, versions } from 'node:process';

const [major = 0, minor = 0] = versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stderr.write(`Spanwalk needs Node 20.19 or newer; this is Node ${versions.node}.\n`);
  exit(2);
}

// The AWS SDK is pinned to a version that runs on this Node; its advice about later ones is nothing to act upon here.
env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const { installIfNeeded } = await import('./prepare/install.mjs');
await installIfNeeded();
const { run } = await import('./commands.mjs');
exit(await run(argv.slice(2)));
