/** Without a roster there is exactly one workspace, and no login. */
export const LOCAL_WORKSPACE = 'local';

/** Whose telemetry a request may read. One place decides it, so that a roster changes one place. */
export const workspaceOf = (_request: Request): string => LOCAL_WORKSPACE;
