import { exported, quiet, SHELL, variables, type Stack } from './stack.ts';

/** `@opentelemetry/auto-instrumentations-node` reads every variable, and has the exporters of both protocols in it. */
export const node: Stack = {
  id: 'node',
  label: 'Node',
  snippets: (target) => [
    { name: 'once, in your project', text: 'npm install @opentelemetry/api @opentelemetry/auto-instrumentations-node' },
    {
      name: SHELL,
      text: `${exported([...variables('backend-node', target), ...quiet])}
export NODE_OPTIONS="--require @opentelemetry/auto-instrumentations-node/register"
node server.js`,
    },
  ],
  note: () => null,
};

/** `@vercel/otel` has no exporter for gRPC, and appends its path to the endpoint without looking for a slash. */
export const next: Stack = {
  id: 'next',
  label: 'Next.js',
  snippets: (target) => [
    { name: 'once, in your project', text: 'npm install @vercel/otel @opentelemetry/api' },
    {
      name: 'instrumentation.ts, beside package.json or in src',
      text: `import { registerOTel } from '@vercel/otel';

export function register() {
  registerOTel({ serviceName: 'backend-next-app' });
}`,
    },
    { name: SHELL, text: `${exported(variables('backend-next-app', target))}\nnpm run dev` },
  ],
  note: ({ carrier }) =>
    carrier === 'grpc'
      ? '@vercel/otel does not send by gRPC: choose HTTP, or its spans go to localhost:4318 without a word.'
      : 'No slash at the end of the endpoint: @vercel/otel would send to //v1/traces. It reports every answer as success, so look below for what was refused.',
};
