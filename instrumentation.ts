/** Next calls this once for each server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { startClassroom } = await import('./lib/classroom/start.ts');
  const { startTracing } = await import('./lib/tracing/register.ts');
  startTracing(await startClassroom());
}
